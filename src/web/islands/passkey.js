// Makes and uses passkeys. The page works without this, with codes of an app.
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

async function askFor(form, what) {
  const body = new URLSearchParams([
    ['what', what],
    ['form-token', form.elements.namedItem('form-token')?.value ?? ''],
  ]);
  const answer = await fetch('/sign-in/passkey.json', { method: 'POST', body });
  if (!answer.ok) throw new Error('refused');
  return answer.json();
}

const listed = (list) => list?.map((one) => ({ ...one, id: bytesOf(one.id) }));

async function made(form) {
  const asked = await askFor(form, 'make');
  const { id, rawId, type, response } = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytesOf(asked.challenge),
      user: { ...asked.user, id: bytesOf(asked.user.id) },
      excludeCredentials: listed(asked.excludeCredentials),
    },
  });
  return {
    ...{ id, type, rawId: textOf(rawId), clientExtensionResults: {} },
    response: {
      attestationObject: textOf(response.attestationObject),
      clientDataJSON: textOf(response.clientDataJSON),
      transports: response.getTransports?.() ?? [],
    },
  };
}

async function used(form) {
  const asked = await askFor(form, 'use');
  const { id, rawId, type, response } = await navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: bytesOf(asked.challenge),
      allowCredentials: listed(asked.allowCredentials),
    },
  });
  return {
    ...{ id, type, rawId: textOf(rawId), clientExtensionResults: {} },
    response: {
      authenticatorData: textOf(response.authenticatorData),
      clientDataJSON: textOf(response.clientDataJSON),
      signature: textOf(response.signature),
      ...(response.userHandle && { userHandle: textOf(response.userHandle) }),
    },
  };
}

for (const place of document.querySelectorAll('[data-passkey]')) {
  const form = place.querySelector('form');
  const told = place.querySelector('[data-told]');
  const answer = form.elements.namedItem('answer');
  told.textContent = globalThis.PublicKeyCredential
    ? ''
    : 'This browser, or this address, has no passkeys: they need https.';
  form.addEventListener('submit', async (event) => {
    if (answer.value !== '' || !globalThis.PublicKeyCredential) return;
    event.preventDefault();
    try {
      const make = place.dataset.passkey === 'make';
      answer.value = JSON.stringify(make ? await made(form) : await used(form));
      form.requestSubmit(event.submitter);
    } catch {
      told.textContent = 'The passkey gave no answer. Please try again.';
    }
  });
}
