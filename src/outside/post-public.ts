import { outwardAddress, type Posted, type PostPublic } from '../core/outward.ts';
import { askPublic, inTime, openInternet, type Reach } from './ask-public.ts';
import { FetchRefused } from './fetched-body.ts';

const agent = 'Casebook/1 (tells of what was published)';
// How long a receiver may take to answer, in milliseconds: as long as its standard advises.
const PATIENCE = 15_000;

async function post(address: string, message: Parameters<PostPublic>[1], how: { reach: Reach; signal: AbortSignal }) {
  const url = outwardAddress(address);
  if (url === undefined) throw new FetchRefused('forbidden');
  const answer = await askPublic(url, { ...how, agent, message });
  // Its words are nobody's business here.
  answer.destroy();
  return { ok: true as const, status: answer.statusCode ?? 0 };
}

/** Makes what sends messages over this reach: no cookies, no credentials, no redirects. */
export function postPublicBy(reach: Reach): PostPublic {
  return (address, message): Promise<Posted> => inTime(reach, (signal) => post(address, message, { reach, signal }));
}

/** Sends messages over the public internet. */
export const postPublic: PostPublic = postPublicBy({ ...openInternet, milliseconds: PATIENCE });
