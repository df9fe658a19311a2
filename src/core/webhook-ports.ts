/**
 * An address that is told of every publication. `told` is the public sequence up to which it was; `tries` counts the refusals
 * since then, and `due` (ISO 8601) is when the next message may be sent. `version` grows with every change of the row.
 */
export type Webhook = {
  readonly id: string;
  readonly version: number;
  readonly address: string;
  /** What messages are signed with, as the receiver holds it too: `whsec_` and Base64. */
  readonly secret: string;
  /** Whether it is told, was switched off by a person, or refused so often that nothing more is sent. */
  readonly state: 'on' | 'off' | 'given-up';
  readonly told: number;
  readonly tries: number;
  readonly due: string;
  /** What came of the last message: a status, or why there was none. */
  readonly answer?: string;
  readonly answered?: string;
  readonly day: string;
};

/** What may be asked about webhooks. */
export interface WebhookReads {
  webhooks(): Promise<readonly Webhook[]>;
  webhook(id: string): Promise<Webhook | undefined>;
  /** Those that are on and were told of less than this sequence, the one due first at the front. */
  webhooksBehind(sequence: number): Promise<readonly Webhook[]>;
}

/** What a transaction may do with webhooks. */
export interface WebhookWrites {
  putWebhook(webhook: Webhook): Promise<void>;
  endWebhook(id: string): Promise<void>;
}
