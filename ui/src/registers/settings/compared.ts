// What two people may have changed in the settings at once, field by field, as it is shown to choose from.
// Deliberately whole tables as one field: half of one table and half of another make no sense.
import type { ShopSettings } from '@/backend/generated';
import type { Asking, Compared } from '@/shared/conflict';
import { showMoney, showPercent } from '@/shared/fields/read';
import { t } from '@/words';

type Plain = Extract<
  keyof ShopSettings,
  | 'name'
  | 'address'
  | 'phone'
  | 'contact'
  | 'credit_code'
  | 'order_prefix'
  | 'settlement_prefix'
  | 'over_estimate_note'
  | 'backup_at'
  | 'backup_keep'
  | 'backup_weeks'
  | 'backup_months'
  | 'backup_years'
  | 'backup_second'
  | 'survey_within_hours'
>;

export function comparedSettings(): Compared<ShopSettings> {
  const plain = (field: Plain): Asking<ShopSettings> => ({
    label: t(`settings.fields.${field}`),
    show: (shop) => String(shop[field] ?? ''),
  });
  return {
    name: plain('name'),
    address: plain('address'),
    phone: plain('phone'),
    contact: plain('contact'),
    credit_code: plain('credit_code'),
    order_prefix: plain('order_prefix'),
    settlement_prefix: plain('settlement_prefix'),
    over_estimate_note: plain('over_estimate_note'),
    backup_at: plain('backup_at'),
    backup_keep: plain('backup_keep'),
    backup_weeks: plain('backup_weeks'),
    backup_months: plain('backup_months'),
    backup_years: plain('backup_years'),
    backup_second: plain('backup_second'),
    survey_within_hours: plain('survey_within_hours'),
    tax_rate_bp: {
      label: t('settings.fields.tax_rate_bp'),
      show: ({ tax_rate_bp }) => `${showPercent(tax_rate_bp)} %`,
    },
    quotations: {
      label: t('settings.quotations'),
      show: ({ quotations: { prefix, valid_days, diagnosis_credited, discounts } }) =>
        [
          prefix,
          t('settlement.days', { days: valid_days }),
          t(diagnosis_credited ? 'states.yes' : 'states.no'),
          ...discounts.map(({ role, limit_bp }) => `${t(`codes.role.${role}`)} ${showPercent(limit_bp)} %`),
        ].join(' '),
    },
    complaints: {
      label: t('settings.complaints'),
      show: ({ complaints: { prefix, general_days, escalated_days, major_days } }) =>
        [
          prefix,
          ...[general_days, escalated_days, major_days].map((days) => t('settlement.days', { days })),
        ].join(' '),
    },
    hours_standard: {
      label: t('settings.fields.hours_standard'),
      show: ({ hours_standard }) => t(`codes.hours_standard.${hours_standard}`),
    },
    labour_rates: {
      label: t('settings.rates'),
      show: ({ labour_rates }) =>
        labour_rates.map(({ name, rate_fen }) => `${name} ${showMoney(rate_fen)}`).join(t('states.between')),
    },
    appointments: {
      label: t('settings.appointments'),
      show: ({ appointments }) => Object.values(appointments).flat().join(' '),
    },
    guarantee: {
      label: t('settings.guarantee'),
      show: ({ guarantee }) =>
        guarantee
          .map(({ category, km, days }) => `${t(`codes.repair_category.${category}`)} ${km}/${days}`)
          .join(t('states.between')),
    },
    business_types: {
      label: t('settings.types'),
      show: ({ business_types }) =>
        business_types
          .map(
            (rule) =>
              `${t(`codes.business_type.${rule.business_type}`)} ${t(`codes.repair_category.${rule.category}`)}`,
          )
          .join(t('states.between')),
    },
  };
}
