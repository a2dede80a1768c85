/** The few drawn signs, on a grid of 16: the fonts do not have them everywhere. */

const paths = {
  chevronDown: 'M4 6l4 4 4-4',
  download: 'M8 2.5v7.5m-3-3 3 3 3-3M3 13.5h10',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.5 10.5l3 3',
  check: 'M3.5 8.5l3 3 6-7',
  cross: 'M4.5 4.5l7 7m0-7-7 7',
  overview: 'M2.5 2.5h4.5v4.5h-4.5zM9 2.5h4.5v4.5h-4.5zM2.5 9h4.5v4.5h-4.5zM9 9h4.5v4.5h-4.5z',
  'api-keys': 'M10.5 8.5a3 3 0 1 0-2.8-2L2.5 11.700v1.800h2v-1.500h1.500v-1.500h1.500l1.500-1.500c.3.1.6.2 1 .2Z',
  flows: 'M2.5 3h6v10h-6zM4.5 5.500h2M4.5 8h2M10.5 8h3.500m-1.500-2 2 2-2 2',
  'try-it': 'M4.5 2.5l8.500 5.500-8.500 5.500z',
  sandbox: 'M8 1.800l5.500 3v6.400l-5.500 3-5.500-3v-6.400zM2.500 4.800l5.500 3.100 5.500-3.100M8 7.900v6.300',
  webhooks:
    'M8 5.500a2 2 0 1 0-2.500 1.900l-2 3.600M10 4.500l2 3.800a2 2 0 1 1-1.500 3.700M4 9.500a2 2 0 1 0 1.800 2.500h4.700',
  requests: 'M5.500 3.500h8M5.500 8h8M5.500 12.500h8M2.500 3.500h.2M2.500 8h.2M2.500 12.500h.2',
  usage: 'M3 13.500v-5M8 13.500v-11M13 13.500v-7.500',
  subscription: 'M3 3.500h10v9.500h-10zM3 6.500h10M5.500 2v2.500M10.500 2v2.500',
  members:
    'M6 7.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM1.500 13.500c0-2.500 2-4 4.500-4s4.500 1.500 4.500 4M10.500 2.800a2.500 2.500 0 0 1 0 4.600M12.200 9.800c1.500.6 2.300 1.900 2.300 3.700',
  organizations: 'M3 13.500v-11h6.500v11M9.500 6.500h3.500v7M1.500 13.500h13M5.200 5.500h2M5.200 8h2M5.200 10.500h2',
  plans: 'M4 2.500h8v11h-8zM6 5.500h4M6 8h4M6 10.500h2',
  system: 'M1.500 8h3l2-5 3 10 2-5h3',
  audit: 'M8 1.800l5 2v4c0 3-2 5.200-5 6.400-3-1.200-5-3.400-5-6.400v-4zM5.800 7.800l1.700 1.700 3-3.200',
  citizens: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.500 14c0-3 2.500-4.500 5.500-4.500s5.500 1.500 5.500 4.500',
  document: 'M4 1.800h5l3 3v9.400h-8zM9 1.800v3h3M6 8h4M6 10.500h4',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className={`size-4 shrink-0 fill-none stroke-[1.5] stroke-current ${className}`}
    >
      <path d={paths[name]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
