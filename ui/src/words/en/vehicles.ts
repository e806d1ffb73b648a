// Vehicles in English. Deliberately no customer words: those stand in customers.
import type zh from '../zh-CN/vehicles';

const en: typeof zh = {
  no_plate: 'No plate',
  plate_kinds: {
    blue: 'Small, blue',
    yellow: 'Large, yellow',
    new_energy_small: 'New energy, small',
    new_energy_large: 'New energy, large',
    trailer: 'Trailer',
    driving_school: 'Driving school',
    police: 'Police',
    emergency: 'Emergency',
    hong_kong_macao: 'Hong Kong / Macao',
    embassy: 'Embassy',
    consulate: 'Consulate',
    military: 'Military',
    other: 'Other',
  },
  energies: {
    petrol: 'Petrol',
    diesel: 'Diesel',
    electric: 'Electric',
    hybrid: 'Hybrid',
    plug_in_hybrid: 'Plug-in hybrid',
    gas: 'Gas',
    other: 'Other',
  },
  vin_states: { none: 'No VIN', good: '', to_check: 'VIN to check' },
};
export default en;
