// Settlement, payments, invoices, receivables, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/settlement';

const en: typeof zh = {};
export default en;
