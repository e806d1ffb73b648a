// The front desk, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/front';

const en: typeof zh = {};
export default en;
