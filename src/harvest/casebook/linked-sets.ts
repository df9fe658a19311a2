/** Which things belong together, found from pairs that do. */
export class LinkedSets {
  private readonly parents = new Map<string, string>();
  private readonly sizes = new Map<string, number>();

  /** Says that these two belong together. */
  link(one: string, other: string): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a === b) return;
    const size = this.sizeOf(a) + this.sizeOf(b);
    this.parents.set(a, b);
    this.sizes.set(b, size);
  }

  /** The one that stands for all that belong together with this. */
  rootOf(one: string): string {
    let root = one;
    for (let next = this.parents.get(root); next !== undefined; next = this.parents.get(root)) root = next;
    // The next way is shorter.
    for (let at = one; at !== root; ) {
      const next = this.parents.get(at) ?? root;
      this.parents.set(at, root);
      at = next;
    }
    return root;
  }

  /** How many belong together with this, itself counted. */
  sizeOf(one: string): number {
    return this.sizes.get(this.rootOf(one)) ?? 1;
  }
}
