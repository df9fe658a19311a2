const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : plain(found);
};

/**
 * The fields of the first form on a page that is sent to an address with this end, as a browser sends them when nobody
 * changes anything; of several values of one name, the last.
 */
export function fieldsIn(page: string, end = ''): Record<string, string> {
  const forms = page.split('<form').slice(1);
  const form = forms.find((one) => attribute(one.slice(0, one.indexOf('>')), 'action')?.endsWith(end)) ?? '';
  const inside = form.slice(0, form.indexOf('</form>'));
  const fields: Record<string, string> = {};
  for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const isBox = /type="(?:radio|checkbox)"/.test(tag);
    if (name && (!isBox || / checked/.test(tag))) fields[name] = attribute(tag, 'value') ?? '';
  }
  for (const [, name = '', value = ''] of inside.matchAll(/<textarea[^>]*? name="([^"]*)"[^>]*>\n([^<]*)</g))
    fields[name] = plain(value);
  for (const [, name = '', options = ''] of inside.matchAll(/<select[^>]*? name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields[name] = plain(/value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  return fields;
}
