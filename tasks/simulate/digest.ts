// A fingerprint of a run: two runs that differ in a single byte have different ones (FNV-1a, 64 bits in
// two halves).

export class Digest {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  add(text: string): void {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      this.#low = Math.imul(this.#low ^ code, 0x01000193) >>> 0;
      this.#high = Math.imul(this.#high ^ this.#low, 0x01000193) >>> 0;
    }
  }

  get text(): string {
    return [this.#high, this.#low].map((half) => half.toString(16).padStart(8, "0")).join("");
  }
}
