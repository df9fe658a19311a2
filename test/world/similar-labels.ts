/**
 * Our own labels for AIID's list of similar entity names (similar_entities.csv of February 2026), whose column for a
 * verdict is empty: the lines (the header is line 1) whose two names mean the same entity, or the same general group in
 * another wording. All other lines of the file mean different ones. No name is kept here.
 */
export const sameOnLines: ReadonlySet<number> = new Set([
  2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 27, 28, 31, 32, 34, 35, 36, 37,
  38, 42, 46, 47, 51, 54, 55, 58, 59, 66, 84, 90, 93, 98, 101, 107, 108, 109, 113, 115, 121, 123, 127, 129, 135, 142,
  153, 164, 168, 174, 175, 194, 224, 229, 236, 243, 246, 249, 250, 255, 268, 279, 297, 310, 312, 313, 314, 318, 342,
  344, 345, 347, 348, 364, 365, 383, 386, 405, 411, 449, 484, 494, 497, 509,
]);
