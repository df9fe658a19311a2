import { readFileSync } from 'node:fs';
import { sha256 } from '../core/canonical.ts';

const parts = [
  'ground',
  'frame',
  'lists',
  'search',
  'forms',
  'report',
  'desk',
  'account',
  'record',
  'cite',
  'replies',
  'timeline',
  'charts',
  'statistics',
  'agreement',
  'api',
  'data',
  'print',
];

/** The style sheet: the files of `style/`, one per concern, served as one. */
export const styleSheet = parts
  .map((part) => readFileSync(new URL(`./style/${part}.css`, import.meta.url), 'utf8'))
  .join('\n');

/** Its address; the query changes with its bytes, so that browsers may keep it for good. */
export const styleAddress = `/style.css?v=${sha256(styleSheet).slice(0, 12)}`;
