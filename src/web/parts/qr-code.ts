import { html } from 'hono/html';
import { encode } from 'uqr';
import type { Html } from './html.ts';

// Readers need a quiet border of four squares (ISO/IEC 18004).
const BORDER = 4;

/** A QR code as a drawing, dark on light in both colour schemes; `label` says what it holds. */
export function qrCode(text: string, label: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${squares.join('')}"/></svg>`;
}
