// The eight ways in which people meet a screen: Chinese or English, light or dark, at 1366 × 768 or at 200 %.
// Every run shows each screen in two of them, in which each language, theme and size appears; `JIECHE_LOOKS=all` in all
// eight. A screen goes wrong in one of the three far more often than in a certain pair of them.
import type { Seat } from './desk';

export interface Look {
  name: string;
  seat: Seat;
}

const LANGUAGES = { zh: { language: 'zh-CN' }, en: { language: 'en' } } as const;
const THEMES = { light: { theme: 'light' }, dark: { theme: 'dark' } } as const;
const SIZES = {
  100: { width: 1366, height: 768, scale: 1 },
  200: { width: 683, height: 384, scale: 2 },
} as const;

export const ALL_LOOKS: Look[] = Object.entries(LANGUAGES).flatMap(([language, one]) =>
  Object.entries(SIZES).flatMap(([size, other]) =>
    Object.entries(THEMES).map(([theme, third]) => ({
      name: `${language} ${theme} ${size}`,
      seat: { ...one, ...other, ...third },
    })),
  ),
);

export const TWO_LOOKS = ALL_LOOKS.filter(({ name }) => ['zh light 100', 'en dark 200'].includes(name));

export const LOOKS = process.env.JIECHE_LOOKS === 'all' ? ALL_LOOKS : TWO_LOOKS;
