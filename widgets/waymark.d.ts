// What may a program that embeds the search rely on?

/** `<waymark-search>`: accessible, plain-language search of a Local Offer. Attributes are described in docs/EMBED.md. */
export declare class WaymarkSearch extends HTMLElement {
  /** The words in the box. Setting them does not search. */
  query: string;
  /** How many listings the last search found; null before there is one, and after one that failed. */
  readonly total: number | null;
  /** Searches for what is in the box, or for `words`. Settles when results or a failure are shown; never rejects. */
  search(words?: string): Promise<number | null>;
  /** As it was before anybody searched. */
  clear(): void;
  focus(options?: FocusOptions): void;
}

/** Only with the attribute `expose-query`: what was typed. It may tell of a child's health; do not keep it. */
interface Query {
  query?: string;
}

export interface WaymarkEvents {
  /** The search has taken the place of what stood inside the tag. */
  "waymark-ready": CustomEvent<Query>;
  "waymark-search": CustomEvent<Query>;
  "waymark-results": CustomEvent<Query & { total: number }>;
  /** A listing is about to be opened; `preventDefault()` keeps it from opening. */
  "waymark-select": CustomEvent<Query & { id: string }>;
  /** The HTTP status, 0 when nothing came back or nothing that is an answer. */
  "waymark-error": CustomEvent<Query & { status: number }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "waymark-search": WaymarkSearch;
  }
  interface HTMLElementEventMap extends WaymarkEvents {}
}
