import { readFileSync } from 'node:fs';
import { Refused } from '../../core/errors.ts';
import { pathPart } from '../door.ts';
import type { Face } from '../face.ts';

const NAME = /^[a-z]+(?:-[a-z]+)*\.js$/;

function textOf(name: string): string {
  try {
    return readFileSync(new URL(`../islands/${name}`, import.meta.url), 'utf8');
  } catch {
    throw new Refused('not-found');
  }
}

/** A small module for browsers that run scripts; every page works without it. */
export const islandFace: Face = {
  forms: 'page',
  answer: async (_, ask) => ({
    status: 200,
    type: 'text/javascript; charset=utf-8',
    text: textOf(pathPart(ask, 'name', NAME)),
  }),
};
