declare module 'edtf' {
  interface EdtfValue {
    readonly type: string;
    readonly edtf: string;
    readonly min: number | null;
    readonly max: number | null;
    readonly lower?: EdtfValue | number | null;
    readonly upper?: EdtfValue | number | null;
    readonly uncertain?: { readonly value: number };
    readonly approximate?: { readonly value: number };
  }
  /** Parses an EDTF level 0 to 2 string; throws on anything else. */
  export default function edtf(text: string): EdtfValue;
}
