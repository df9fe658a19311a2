import { setImmediate } from 'node:timers/promises';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import codeOfNumber from './country-numbers.json' with { type: 'json' };

/** The size of the map in its own units. */
export const worldSize = { width: 960, height: 436 } as const;

/** The outlines of the world as SVG path data: land as a whole, the borders on it, and each country by ISO 3166 code. */
export type World = {
  readonly land: string;
  readonly borders: string;
  readonly countries: ReadonlyMap<string, string>;
};

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const ANTARCTICA = 'AQ';

// Natural Earth draws some areas apart that ISO 3166 counts to a country: they have a name there and no number.
function codeOf({ id, properties }: { id?: string | number; properties?: object | null }): string | undefined {
  const name = properties && 'name' in properties ? String(properties.name) : '';
  return (codeOfNumber as Readonly<Record<string, string>>)[id ?? name];
}

// Steps from point to point are shorter to write than places, and points that rounding made equal are left out.
function compact(outline: string): string {
  return outline.replace(/M([^MZ]+)(Z?)/g, (_, points: string, end: string) => {
    const places = points.split('L').map((place) => place.split(',').map(Number));
    let [x = 0, y = 0] = places[0] ?? [];
    let steps = '';
    for (const [nextX = 0, nextY = 0] of places.slice(1)) {
      if (nextX === x && nextY === y) continue;
      steps += `${steps === '' || nextX < x ? '' : ' '}${nextX - x}${nextY < y ? '' : ' '}${nextY - y}`;
      [x, y] = [nextX, nextY];
    }
    return steps === '' ? '' : `M${places[0]?.join(' ')}l${steps}${end.toLowerCase()}`;
  });
}

// Fitted to the frame once: geoEqualEarth().fitExtent(frame, all land but Antarctica) takes as long as drawing it.
const projection = geoEqualEarth()
  .scale(179.97)
  .translate([worldSize.width / 2, 243.07]);
const path = geoPath(projection).digits(0);
const AT_ONCE = 12;

// Drawn in pieces, because the thread that draws also answers everybody else.
async function draw(): Promise<World> {
  const topology = atlas as unknown as Atlas;
  const { countries } = topology.objects;
  const inhabited = countries.geometries.filter((shape) => codeOf(shape) !== ANTARCTICA);
  const shown: GeometryCollection<{ name: string }> = { type: 'GeometryCollection', geometries: inhabited };
  const outlines = new Map<string, string>();
  for (const [at, country] of feature(topology, shown).features.entries()) {
    if (at % AT_ONCE === 0) await setImmediate();
    const code = codeOf(country);
    if (code !== undefined) outlines.set(code, (outlines.get(code) ?? '') + compact(path(country) ?? ''));
  }
  await setImmediate();
  const borders = compact(path(mesh(topology, shown as never, (a, b) => a !== b)) ?? '');
  await setImmediate();
  const land = compact(path(merge(topology, inhabited as never)) ?? '');
  return { land, borders, countries: outlines };
}

let drawn: Promise<World> | undefined;

/** The world without Antarctica in the Equal Earth projection, in which equal areas stay equal; drawn once. */
export function world(): Promise<World> {
  drawn ??= draw();
  return drawn;
}
