// The first start, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/first';

const en: typeof zh = {};
export default en;
