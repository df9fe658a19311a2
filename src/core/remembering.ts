/** How many answers are kept, and how long a text may be for its answer to be kept. */
type Bounds = { readonly most?: number; readonly longest?: number };

/**
 * The same function, its answers for short texts remembered, because what is read row by row comes again and again. With
 * `most` answers it begins anew: no input, however hostile, fills the memory. An answer is given to several; none may change it.
 */
export function remembering<Answer>(
  make: (text: string) => Answer,
  { most = 1_000, longest = 100 }: Bounds = {},
): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    if (text.length > longest) return make(text);
    const known = answers.get(text);
    if (known !== undefined) return known;

    if (answers.size >= most) answers.clear();
    const answer = make(text);
    answers.set(text, answer);
    return answer;
  };
}
