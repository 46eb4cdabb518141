// What the diagram needs of the browser around it, in the shapes that its parts take.

export interface SequenceEdge {
  /** Puts a text on the clipboard; false when the browser does not allow it. */
  copyText(text: string): Promise<boolean>;
}

/** The page's own browser. */
export const browserEdge: SequenceEdge = {
  async copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },
};
