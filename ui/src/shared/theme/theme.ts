// Light, dark, or as the system says; kept at this PC.
// Deliberately no colours: those are in tokens.css.
import { computed, ref, watchEffect } from 'vue';

export type Theme = 'light' | 'dark' | 'system';

const KEPT = 'jieche.theme';
const asked = window.matchMedia('(prefers-color-scheme: dark)');
const systemDark = ref(asked.matches);
asked.addEventListener('change', (event) => (systemDark.value = event.matches));

export const theme = ref<Theme>(kept());
export const dark = computed(() => (theme.value === 'system' ? systemDark.value : theme.value === 'dark'));

export function applyTheme(): void {
  watchEffect(() => {
    document.documentElement.dataset.theme = dark.value ? 'dark' : 'light';
    localStorage.setItem(KEPT, theme.value);
  });
}

function kept(): Theme {
  const said = localStorage.getItem(KEPT);
  return said === 'light' || said === 'dark' ? said : 'system';
}
