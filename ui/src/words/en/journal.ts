// Who did what when, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/journal';

const en: typeof zh = {};
export default en;
