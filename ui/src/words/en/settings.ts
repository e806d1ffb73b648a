// Settings of the shop and of this PC, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/settings';

const en: typeof zh = {};
export default en;
