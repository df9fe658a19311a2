import { isForbiddenAddress } from '../../../src/core/forbidden-address.ts';
import type { Reach } from '../../../src/outside/ask-public.ts';
import { fetchPublicBy } from '../../../src/outside/fetch-public.ts';
import { honestAddresses, hostileAddresses, namesOfInternet } from '../../world/hostile-addresses.ts';
import { answerHostile } from '../../world/hostile-answers.ts';
import { publicInternet } from '../../world/public-internet.ts';

const mode = process.argv[2];
const internet = await publicInternet(namesOfInternet, answerHostile);

// The faults: a reach that forgets one range, and one that forgets the shape of an address; neither leaves this machine.
const faulty: Readonly<Record<string, Partial<Reach>>> = {
  range: { isForbidden: (address) => !address.startsWith('127.') && isForbiddenAddress(address) },
  shape: { isForbidden: (address) => address !== '::1' && internet.reach.isForbidden(address) },
};
const reach = { ...internet.reach, milliseconds: 3_000, ...faulty[mode ?? ''] };
const fetchPublic = fetchPublicBy(reach);

const answers: { address: string; why: string; bytes: number }[] = [];
const waiting = [...hostileAddresses, ...honestAddresses];
const work = async (): Promise<void> => {
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const fetched = await fetchPublic(address);
    const [why, bytes] = fetched.ok ? ['answered', fetched.body.length] : [fetched.why, 0];
    answers.push({ address, why, bytes });
  }
};
await Promise.all(Array.from({ length: 12 }, work));
await internet.close();
console.log(JSON.stringify({ answers, reached: [...new Set(internet.reached)] }));
