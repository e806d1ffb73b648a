// What a form and its fields tell each other: which field a problem belongs to, which cannot be read yet.
// Deliberately no values: each screen keeps its own model.
import type { ComputedRef, InjectionKey, Ref } from 'vue';
import { computed, inject, onScopeDispose } from 'vue';
import type { Problem } from '@/backend/problem';
import { codeText, problemText } from '@/words/problems';

export interface FormField {
  name: string;
  /** The error code of what stands in the field now, or null. */
  wrong: () => string | null;
  focus: () => void;
}

export interface FormContext {
  problem: Ref<Problem | null>;
  /** Set once the person tried to save: from then on empty required fields show themselves. */
  tried: Ref<boolean>;
  fields: Set<FormField>;
}

export const FORM: InjectionKey<FormContext> = Symbol('form');

/** Joins the form around, if there is one; answers the sentence to show under the field. */
export function useField(
  field: FormField,
  touched: Ref<boolean>,
): { sentence: ComputedRef<string | null>; forget: () => void } {
  const form = inject(FORM, null);
  form?.fields.add(field);
  onScopeDispose(() => form?.fields.delete(field));
  const sentence = computed(() => {
    const wrong = field.wrong();
    if (wrong && (touched.value || form?.tried.value)) return codeText(wrong);
    const problem = form?.problem.value;
    return problem && problem.field === field.name ? problemText(problem) : null;
  });
  const forget = () => {
    if (form?.problem.value?.field === field.name) form.problem.value = null;
  };
  return { sentence, forget };
}
