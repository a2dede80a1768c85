/** Hair, clothes, beards and head scarves that a portrait can have. */
export type HairStyle =
  | 'fuzz'
  | 'side-part'
  | 'crew'
  | 'swept'
  | 'boyish'
  | 'wavy'
  | 'curly'
  | 'receding'
  | 'bald'
  | 'long'
  | 'long-fringe'
  | 'tucked'
  | 'waves'
  | 'bob'
  | 'fringed-bob'
  | 'bun'
  | 'ponytail'
  | 'braids'
  | 'pigtails'
  | 'short-set';

export type Clothing =
  | 'romper'
  | 't-shirt'
  | 'hoodie'
  | 'school'
  | 'round-collar'
  | 'suit-and-tie'
  | 'open-suit'
  | 'sweater'
  | 'polo'
  | 'v-neck'
  | 'turtleneck'
  | 'blouse'
  | 'jacket'
  | 'vest';

export type Beard = 'none' | 'stubble' | 'moustache' | 'goatee' | 'full' | 'long';

/** `wrapped` covers hair, ears and neck; `tied` is knotted at the nape; a `kimeshek` is that of grandmothers, white with an embroidered edge. */
export type Headscarf = 'wrapped' | 'tied' | 'kimeshek';
