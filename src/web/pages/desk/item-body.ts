import type { Item, ItemKind } from '../../../core/item.ts';
import type { World } from '../../../core/ports.ts';
import type { Ask } from '../../face.ts';
import type { Filled } from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';

/** What the desk shows of an item of one kind: everything is looked up first, and shown without asking anything more. */
export type ItemBody<K extends ItemKind = ItemKind> = (world: World, item: Item<K>) => Promise<ShownBody>;

/**
 * The body of an item, looked up: how it is shown, with what was written into its forms; what the controls of these are
 * called; and what goes into the JSON twin beside the item.
 */
export type ShownBody = {
  readonly show: (ask: Ask, filled: Filled) => Html;
  readonly labels?: Readonly<Record<string, string>>;
  readonly twin?: unknown;
};
