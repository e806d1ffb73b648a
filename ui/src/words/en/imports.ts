// Importing lists, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/imports';

const en: typeof zh = {};
export default en;
