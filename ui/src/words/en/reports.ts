// The day report, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/reports';

const en: typeof zh = {};
export default en;
