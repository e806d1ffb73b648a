// From any screen to any other by name, so that features need not know each other.
// Deliberately only names and ids: what stands there is the views' business.
import { useRouter } from 'vue-router';

export function useGo() {
  const router = useRouter();
  return {
    /** Back to where the person came from; to the front desk when this is the first page. */
    back: () => (window.history.state?.back ? router.back() : router.push({ name: 'front_desk' })),
    frontDesk: () => router.push({ name: 'front_desk' }),
    /** The front desk with this car before the advisor; `open` starts an order at once. */
    car: (id: number, open = false) =>
      router.push({
        name: 'front_desk',
        query: { car: id, ...(open ? { open: '1' } : {}) },
        state: { lookedUp: true },
      }),
    vehicle: (id: number) => router.push({ name: 'vehicle', params: { id } }),
    customer: (id: number) => router.push({ name: 'customer', params: { id } }),
    /** The same without a step back: the address before led here. */
    insteadCustomer: (id: number) => router.replace({ name: 'customer', params: { id } }),
    /** New customer and car in one form; what was searched for is filled in. */
    newcomer: (typed = '') => router.push({ name: 'newcomer', query: typed ? { typed } : {} }),
    order: (id: number) => router.push({ name: 'order', params: { id } }),
    /** The reception sheet of an order. */
    reception: (order: number) => router.push({ name: 'reception', params: { order } }),
    /** The calendar; `day` as a business date. */
    appointments: (day?: string) => router.push({ name: 'appointments', query: day ? { day } : {} }),
    appointment: (id: number) => router.push({ name: 'appointment', params: { id } }),
    /** A new appointment; what is known of it is filled in. */
    book: (known: Record<string, string | number> = {}) =>
      router.push({ name: 'appointment_new', query: known }),
    /** Who was booked by name only is registered, and the order opened. */
    register: (appointment: number) => router.push({ name: 'newcomer', query: { appointment } }),
    settlements: () => router.push({ name: 'settlements' }),
    settlement: (id: number) => router.push({ name: 'settlement', params: { id } }),
    /** Settling one payer of an order. */
    settle: (order: number, payer: string, debtor: number | null) =>
      router.push({ name: 'settle', params: { order, payer }, query: debtor === null ? {} : { debtor } }),
    surveys: () => router.push({ name: 'surveys' }),
    survey: (id: number) => router.push({ name: 'survey', params: { id } }),
    /** A complaint about this car, perhaps about one visit of it, as it came. */
    complain: (known: { car: number; order?: number; source?: string }) =>
      router.push({ name: 'complaint_new', query: known }),
    complaint: (id: number) => router.push({ name: 'complaint', params: { id } }),
    /** The same without a step back: the form that recorded it is done. */
    insteadComplaint: (id: number) => router.replace({ name: 'complaint', params: { id } }),
    reports: () => router.push({ name: 'reports' }),
    settings: (part = 'shop') => router.push({ name: `settings_${part}` }),
  };
}
