// The desktop's glyphs, drawn here so that no asset is loaded. Decorative: the text beside them speaks.

const PATHS = {
  phone:
    "M6.6 3.5c.5-.1 1 .2 1.2.7l1.3 3c.2.5.1 1-.3 1.4L7.400 9.900a12 12 0 0 0 6.700 6.700l1.300-1.400c.4-.4.9-.5 1.400-.3l3 1.300c.5.2.8.7.7 1.200l-.5 2.500c-.1.6-.6 1-1.200 1A15.700 15.700 0 0 1 3 5.200c0-.6.400-1.100 1-1.200z",
  settings:
    "M4 7h9m4 0h3M4 17h3m4 0h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  chevron: "m6 9 6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  search: "M10.500 4a6.500 6.500 0 1 0 0 13a6.500 6.500 0 1 0 0-13M15.300 15.300 20 20",
  inbound: "M18 6 7 17m0-8v8h8",
  outbound: "M7 17 18 6m-8 0h8v8",
} as const;

/** A glyph of 1.25em; `hangUp` is the phone laid down. */
export function Icon({ name }: { readonly name: keyof typeof PATHS | "hangUp" }) {
  const filled = name === "phone" || name === "hangUp";
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={PATHS[name === "hangUp" ? "phone" : name]}
        transform={name === "hangUp" ? "rotate(135 12 12)" : undefined}
        fill={filled ? "currentColor" : "none"}
        stroke={filled ? "none" : "currentColor"}
        stroke-width="1.75"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
