// The mark of hookswitch: a handset above the hook that it presses down.

export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <path
        class="logo-handset"
        d="M3.5 13.5C3.5 8.5 9 5.5 16 5.5s12.5 3 12.5 8v1.3c0 1-.7 1.7-1.7 1.7h-4.6c-1 0-1.7-.7-1.7-1.7v-2.3c-2.7-.8-6.3-.8-9 0v2.3c0 1-.7 1.7-1.7 1.7H5.2c-1 0-1.7-.7-1.7-1.7z"
      />
      <path class="logo-hook" d="M12.5 16.5v5.5M19.5 16.5v5.5" />
      <path class="logo-base" d="M5.5 26.5h21" />
      <path class="logo-base" d="M9 26.5c0-3.5 2-4.5 4-4.5h6c2 0 4 1 4 4.5" />
    </svg>
  );
}
