/** The few drawings we use, all on a 20-unit grid with one stroke, coloured by the text around them. Decoration only: words stand beside. */
const drawings = {
  aircall:
    'M5.2 3.5h2.2l1.3 3.3-1.6 1.3a9.5 9.5 0 0 0 4.8 4.8l1.3-1.6 3.3 1.3v2.2a1.7 1.7 0 0 1-1.8 1.7A11.6 11.6 0 0 1 3.5 5.3 1.7 1.7 0 0 1 5.2 3.5Z',
  book: 'M5 3.5h9.5v13H5a1.5 1.5 0 0 1-1.5-1.5V5A1.5 1.5 0 0 1 5 3.5ZM14.5 6.5H17M14.5 10H17M14.5 13.5H17M9 9.2a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM6.3 13.2a2.7 2.7 0 0 1 5.4 0',
  file: 'M5.5 3.5h5.8l3.7 3.7v9.3H5.5v-13ZM11.3 3.5v3.7H15M8 10.6h4.5M8 13.4h4.5',
  connections: 'M4 6.5h9.5M10.8 3.8l2.7 2.7-2.7 2.7M16 13.5H6.5M9.2 10.8l-2.7 2.7 2.7 2.7',
  accounts:
    'M8 9.3a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM3 16.3a5 5 0 0 1 10 0M13.2 4.1a2.8 2.8 0 0 1 0 4.8M14.6 12.1a5 5 0 0 1 2.6 4.2',
  review: 'M3.5 11.5h3.2l1.2 2h4.2l1.2-2h3.2M3.5 11.5 5.6 4.6h8.8l2.1 6.9v4H3.5v-4Z',
  numbers: 'M8.2 3.5 6.6 16.5M13.4 3.5l-1.6 13M4.2 7.6h12.6M3.2 12.4h12.6',
  'in-page': 'M3.5 4.5h13v11h-13v-11ZM3.5 7.5h13M8 10v4M8 10h4.5l-1.2 1.2 1.2 1.3H8',
  history: 'M10 17a7 7 0 1 0-6.6-4.6M3 16.2l.4-3.8 3.7.7M10 6v4.2l2.8 1.7',
  plus: 'M10 4v12M4 10h12',
  pencil: 'M12.6 4.6l2.8 2.8M4 16l.8-3.6 8.3-8.3a1.4 1.4 0 0 1 2 0l.8.8a1.4 1.4 0 0 1 0 2L7.6 15.2 4 16Z',
  trash: 'M4 5.8h12M8 5.8V4h4v1.8M5.5 5.8l.7 10.2h7.6l.7-10.2M8.6 8.8v4.4M11.4 8.8v4.4',
  question: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM8 8.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M10 13.7v.1',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  equal: 'M5 8h10M5 12h10',
  link: 'M8.6 11.4a2.9 2.9 0 0 0 4.1 0l2.4-2.4a2.9 2.9 0 1 0-4.1-4.1l-.8.8M11.4 8.6a2.9 2.9 0 0 0-4.1 0l-2.4 2.4a2.9 2.9 0 1 0 4.1 4.1l.8-.8',
  skip: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM5.1 5.1l9.8 9.8',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.6 1.6',
  alert: 'M10 3.5 17 16H3L10 3.5ZM10 8.3v3.4M10 13.7v.1',
  stop: 'M7.2 3.5h5.6l3.7 3.7v5.6l-3.7 3.7H7.2l-3.7-3.7V7.2l3.7-3.7ZM10 6.8v4M10 13v.1',
  undo: 'M4 8.2h8a4.2 4.2 0 0 1 0 8.4H8.4M7.4 4.6 3.8 8.2l3.6 3.6',
  refresh: 'M15.8 8.2A6.2 6.2 0 0 0 4.6 7M4.2 11.8A6.2 6.2 0 0 0 15.4 13M4.4 3.6V7h3.4M15.6 16.4V13h-3.4',
  pause: 'M7.3 5v10M12.7 5v10',
  play: 'M6.5 4.5v11l9-5.5-9-5.5Z',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l3.5 3.5',
  up: 'M4.5 12.5 10 7l5.5 5.5',
  down: 'M4.5 7.5 10 13l5.5-5.5',
  copy: 'M7.5 7.5h8v8h-8v-8ZM12.5 7.5v-3h-8v8h3',
  right: 'M7.5 4.5 13 10l-5.5 5.5',
  left: 'M12.5 4.5 7 10l5.5 5.5',
  'arrow-right': 'M3.5 10h13M12 5.5l4.5 4.5-4.5 4.5',
  'arrow-left': 'M16.5 10h-13M8 5.5 3.5 10 8 14.5',
  'arrow-both': 'M3 10h14M6.5 6.5 3 10l3.5 3.5M13.5 6.5 17 10l-3.5 3.5',
  close: 'M5 5l10 10M15 5 5 15',
  external: 'M8.5 5H5v10h10v-3.5M11 4.5h4.5V9M15 5l-6 6',
  shield: 'M10 3l6 2.2v4.3c0 3.6-2.5 6-6 7.5-3.5-1.5-6-3.9-6-7.5V5.2L10 3ZM7.3 10l2 2 3.5-3.8',
  key: 'M12.5 10.5a3.5 3.5 0 1 0-3.3-2.3L3.5 14v2.5H6v-2h2v-2l1.6-1.6a3.5 3.5 0 0 0 2.9-.4ZM13 7v.1',
  settings: 'M3.5 6.5h7M13.5 6.5h3M12 4.5v4M3.5 13.5h3M9.5 13.5h7M8 11.5v4',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
