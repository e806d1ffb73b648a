// The Chinese words: the default and the type all other languages follow. Deliberately one file a feature.
import appointments from './appointments';
import backup from './backup';
import bays from './bays';
import calendar from './calendar';
import { zh as codes } from '../codes';
import complaints from './complaints';
import customers from './customers';
import errors from './errors';
import exports from './exports';
import broken from './broken';
import first from './first';
import front from './front';
import imports from './imports';
import journal from './journal';
import labour from './labour';
import orders from './orders';
import packages from './packages';
import phrases from './phrases';
import printing from './printing';
import reception from './reception';
import reports from './reports';
import settings from './settings';
import settlement from './settlement';
import { conflict, fields, messages, questions, reason, sheets, states } from './shared';
import shell from './shell';
import sign from './sign';
import staff from './staff';
import surveys from './surveys';
import vehicles from './vehicles';

export default {
  appointments,
  backup,
  bays,
  calendar,
  codes,
  complaints,
  conflict,
  customers,
  errors,
  exports,
  fields,
  broken,
  first,
  front,
  imports,
  journal,
  labour,
  messages,
  orders,
  packages,
  phrases,
  printing,
  questions,
  reason,
  reception,
  reports,
  settings,
  settlement,
  sheets,
  shell,
  sign,
  staff,
  states,
  surveys,
  vehicles,
};
