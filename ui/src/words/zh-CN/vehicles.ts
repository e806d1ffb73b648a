// Vehicles in the shop's own words. Deliberately no customer words: those stand in customers.
export default {
  no_plate: '未上牌',
  plate_kinds: {
    blue: '小型车 蓝牌',
    yellow: '大型车 黄牌',
    new_energy_small: '小型新能源',
    new_energy_large: '大型新能源',
    trailer: '挂车',
    driving_school: '教练车',
    police: '警车',
    emergency: '应急救援',
    hong_kong_macao: '港澳入境',
    embassy: '使馆',
    consulate: '领馆',
    military: '军车',
    other: '其他',
  },
  energies: {
    petrol: '汽油',
    diesel: '柴油',
    electric: '纯电',
    hybrid: '混动',
    plug_in_hybrid: '插电混动',
    gas: '燃气',
    other: '其他',
  },
  vin_states: { none: '无 VIN', good: '', to_check: 'VIN 待核' },
};
