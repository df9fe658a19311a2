import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { exposedFaces, fullRecord, shownAs } from '../../../test/world/exposed-faces.ts';
import { says } from '../../../test/world/records.ts';
import { vocabularyNamed } from '../../core/vocabulary.ts';
import { verisIncident } from './veris.ts';

const ADDRESS = 'https://casebook.example/records/CB-1';

// From the JSON Schema of the community (vz-risk/veris, verisc-merged.json) with its lists of words, for the parts that
// are used; how something was discovered has the shape of version 1.3.7.
const listOf = (...words: string[]) => z.array(z.enum(words)).min(1);
const varieties = [
  ...(['Bank', 'Classified', 'Copyrighted', 'Credentials', 'Digital certificate', 'Internal', 'Medical'] as const),
  ...(['Payment', 'Personal', 'Sensitive Personal', 'Secrets', 'Session key', 'Source code', 'System'] as const),
  ...(['Virtual currency', 'Other', 'Unknown'] as const),
];
const noted = z.strictObject({});
const attribute = z.strictObject({
  data_disclosure: z.enum(['No', 'Potentially', 'Yes', 'Unknown']),
  data_total: z.int().optional(),
  data: z
    .array(
      z.strictObject({
        variety: z.enum(varieties),
      }),
    )
    .min(1)
    .optional(),
});
const schema = z.strictObject({
  schema_version: z.string(),
  incident_id: z.string(),
  source_id: z.string(),
  security_incident: z.enum(['Confirmed', 'Suspected', 'False positive', 'Near miss']),
  summary: z.string(),
  notes: z.string().min(1).optional(),
  reference: z.string(),
  action: z
    .strictObject({
      error: z.strictObject({ variety: listOf('Misconfiguration', 'Publishing error'), vector: listOf('Unknown') }),
      hacking: z.strictObject({ variety: listOf('Unknown'), vector: listOf('Unknown', 'Partner') }),
      misuse: z.strictObject({ variety: listOf('Unknown'), vector: listOf('Unknown') }),
      social: z.strictObject({ variety: listOf('Unknown'), vector: listOf('Unknown'), target: listOf('Unknown') }),
      unknown: noted,
    })
    .partial()
    .refine((action) => Object.keys(action).length > 0),
  actor: z
    .strictObject({
      internal: z.strictObject({ variety: listOf('Unknown'), motive: listOf('NA', 'Unknown') }),
      unknown: noted,
    })
    .partial()
    .refine((actor) => Object.keys(actor).length > 0),
  asset: z.strictObject({
    assets: z.array(z.strictObject({ variety: z.literal('Unknown') })).min(1),
    notes: z.string().optional(),
  }),
  attribute: z.strictObject({ confidentiality: attribute }),
  discovery_method: z
    .strictObject({
      external: z.strictObject({
        variety: listOf(
          ...['Actor disclosure', 'Audit', 'Customer', 'Emergency response team', 'Found documents', 'Fraud detection'],
          ...['Incident response', 'Law enforcement', 'Security researcher', 'Suspicious traffic'],
          ...['Unrelated 3rd party', 'Other', 'Unknown'],
        ),
      }),
      internal: z.strictObject({ variety: listOf('Unknown') }),
      unknown: noted,
    })
    .partial(),
  discovery_notes: z.string().optional(),
  timeline: z.strictObject({
    incident: z.strictObject({ year: z.int(), month: z.int().max(12).optional(), day: z.int().max(31).optional() }),
  }),
  victim: z.strictObject({
    victim_id: z.string().optional(),
    country: z.array(z.string().regex(/^(?:[A-Z]{2}|Unknown)$/)).min(1),
    employee_count: z.literal('Unknown'),
    industry: z.string().regex(/^\d{2}-?\d{0,4}$/),
  }),
  impact: z
    .strictObject({
      overall_rating: z.literal('Unknown'),
      iso_currency_code: z.string().length(3),
      loss: z.array(z.strictObject({ variety: z.literal('Legal and regulatory'), amount: z.number() })).min(1),
    })
    .optional(),
  corrective_action: z.string().optional(),
  plus: z.record(z.string(), z.unknown()),
});

const read = (record: Parameters<typeof verisIncident>[0]) =>
  schema.parse(JSON.parse(JSON.stringify(verisIncident(record, ADDRESS).document)));

test('a database that stood open is an incident by mistake, with data that may have been disclosed', () => {
  const incident = read(exposedFaces);
  assert.equal(incident.security_incident, 'Confirmed');
  assert.deepEqual(incident.action, { error: { variety: ['Misconfiguration'], vector: ['Unknown'] } });
  assert.deepEqual(incident.attribute.confidentiality.data, [{ variety: 'Sensitive Personal' }]);
  assert.equal(incident.attribute.confidentiality.data_total, 2_565_724);
  assert.deepEqual(incident.discovery_method, { external: { variety: ['Security researcher'] } });
  assert.deepEqual(incident.timeline.incident, { year: 2018, month: 7 });
  assert.deepEqual([incident.victim.victim_id, incident.victim.country], ['Acme Vision', ['CN']]);
});

test('every code of the vocabularies that VERIS is made from has its shape', () => {
  for (const field of ['data_category', 'access_condition', 'discovery_method', 'type'] as const) {
    const name = field === 'type' ? 'record-type' : field.replace('_', '-');
    for (const { code } of vocabularyNamed(name)?.codes ?? assert.fail(name)) {
      read(shownAs([...fullRecord.filter((one) => one.field !== field), says(field, code)]));
    }
  }
});

test('a record that is no security incident is a suspected one, and its year is told not to be known', () => {
  const incident = read(shownAs([says('title', 'A chatbot'), says('type', 'issue')]));
  assert.deepEqual([incident.security_incident, incident.action], ['Suspected', { unknown: {} }]);
  assert.deepEqual(incident.timeline.incident, { year: 2026 });
  assert.match(String(incident.plus['timeline_note']), /not known/);
  assert.deepEqual(incident.victim.country, ['Unknown']);
});

test('an open start of a date is no year of its own', () => {
  const incident = read(
    shownAs([says('title', 'A case'), says('type', 'incident'), says('occurred', '../2019-02-13')]),
  );
  assert.deepEqual(incident.timeline.incident, { year: 2019 });
});
