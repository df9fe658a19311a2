import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { exposedFaces } from '../../../test/world/exposed-faces.ts';
import { osvEntry } from './osv.ts';

const ADDRESS = 'https://casebook.example/records/CB-1';

// From the JSON Schema of the format (ossf/osv-schema, validation/schema.json), for the parts that are used.
const anything = z.record(z.string(), z.unknown());
const references = ['ADVISORY', 'ARTICLE', 'DETECTION', 'DISCUSSION', 'REPORT', 'FIX', 'EVIDENCE', 'PACKAGE', 'WEB'];
const schema = z.strictObject({
  schema_version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: z.string().regex(/^[A-Z]+-.+$/),
  modified: z.iso.datetime(),
  published: z.iso.datetime(),
  aliases: z.array(z.string()).optional(),
  related: z.array(z.string()).optional(),
  summary: z.string().optional(),
  details: z.string().optional(),
  affected: z.array(z.strictObject({ database_specific: anything })).optional(),
  references: z.array(z.strictObject({ type: z.enum(references), url: z.url() })).optional(),
  credits: z.array(z.strictObject({ name: z.string(), type: z.literal('FINDER') })).optional(),
  database_specific: anything,
});

test('an entry has the shape of the format', () => {
  const { document } = osvEntry(exposedFaces, ADDRESS);
  const read = schema.parse(JSON.parse(JSON.stringify(document)));
  assert.deepEqual([read.id, read.aliases, read.related], ['CB-1', ['AIID-123'], ['CB-2']]);
  assert.deepEqual(read.credits, [{ name: 'A foundation', type: 'FINDER' }]);
  assert.deepEqual(
    read.references?.map(({ url }) => url),
    [ADDRESS, 'https://news.example/S-1'],
  );
  assert.deepEqual(read.affected?.[0]?.database_specific['system'], ['Gate 7']);
});
