import { type Problem, problem } from '../../core/errors.ts';

/** The content type of problems, as RFC 9457 has it. */
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Whether an address, with or without its host, is one of the API. */
export const isApiAddress = (address: string): boolean => /^(?:https?:\/\/[^/]*)?\/api\//.test(address);

/** A problem as the API tells it (RFC 9457): `type` leads to its line on the page about the API, `code` never changes. */
export function toldProblem({ code, status, sentence, faults }: Problem) {
  const { sentence: title } = problem(code);
  return { type: `/api#problem-${code}`, title, status, detail: sentence, code, ...(faults && { faults }) };
}
