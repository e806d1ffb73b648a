// A 行驶证 as phones read it: in one column or two, with English labels between, with torn lines.
import { expect, it } from 'vitest';
import { isCompany, readLicence } from '@/registers/vehicles/licence';

const WHOLE = {
  plate: '粤B12345',
  vin: 'LSVAA49J232047377',
  owner: '示例人',
  address: '广东省深圳市福田区示例路8号',
  brand: '大众',
  model: 'SVW7183SJD',
  vehicle_type: '小型轿车',
  engine_no: 'DPL638053',
  bought_on: '2019-05-20',
  household: true,
};

it('reads the paper line by line', () => {
  expect(
    readLicence(`中华人民共和国机动车行驶证
号牌号码 粤B·12345 车辆类型 小型轿车
所有人 示例人
住址 广东省深圳市福田区示例路8号
使用性质 非营运 品牌型号 大众汽车牌SVW7183SJD
车辆识别代号 LSVAA49J232047377
发动机号码 DPL638053
注册日期 2019-05-20 发证日期 2019-05-21`),
  ).toEqual(WHOLE);
});

it('reads it with values below their labels, English between and full-width signs', () => {
  expect(
    readLicence(`号牌号码
Plate No.
粤B１２３４５
车辆类型 Vehicle Type
小型轿车
所有人 Owner:示 例 人
住址 Address
广东省深圳市福田区示例路8号
使用性质 Use Character 非营运
品牌型号 Model 大众牌 SVW7183SJD
车辆识别代号 VIN
lsvaa49j232047377
发动机号码 Engine No. DPL638053
注册日期 Register Date 2019年5月20日
发证日期 Issue Date 2019年5月21日`),
  ).toEqual(WHOLE);
});

it('reads the second page for the inspection, to the end of its month', () => {
  const read = readLicence(
    '号牌号码 粤BD12345\n所有人 示例公司\n使用性质 营运\n检验记录 检验有效期至2028年02月粤B(99)',
  );
  expect(read).toEqual({
    plate: '粤BD12345',
    owner: '示例公司',
    household: false,
    inspection_until: '2028-02-29',
  });
});

it('knows a company by its last word', () => {
  expect(['示例汽车租赁有限公司', '示例中心', '古丽尼萨·示例'].map(isCompany)).toEqual([true, true, false]);
});

it('leaves other texts alone', () => {
  for (const text of [
    '',
    '粤B12345',
    '刹车异响，低速明显',
    '所有人都到了，车辆类型不限',
    'LSVAA49J232047377',
  ])
    expect(readLicence(text), text).toBeNull();
});
