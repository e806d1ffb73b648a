-- Reception: the walk-round sheet with its editions, the pictures it shows, the points a shop looks at, its common phrases.
-- Never edited once landed; the next change is the next file.

-- pictures: files that came through the picture door, and so are clean JPEGs --------------------------------------------
CREATE TABLE pictures (
  hash TEXT PRIMARY KEY REFERENCES files (hash), thumbnail TEXT NOT NULL REFERENCES files (hash),
  width INTEGER NOT NULL CHECK (width > 0), height INTEGER NOT NULL CHECK (height > 0), taken_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- reception sheets: one row an edition; the version goes on from edition to edition ---------------------------------------
CREATE TABLE receptions (
  order_id INTEGER NOT NULL REFERENCES repair_orders (id), edition INTEGER NOT NULL CHECK (edition > 0), version INTEGER NOT NULL,
  reason TEXT, points TEXT NOT NULL CHECK (json_valid(points)), found TEXT NOT NULL CHECK (json_valid(found)),
  signer TEXT, signed_ms INTEGER, shown_by INTEGER REFERENCES people (id), terminal TEXT, strokes TEXT, kept_pdf TEXT REFERENCES files (hash),
  PRIMARY KEY (order_id, edition), CHECK ((edition = 1) = (reason IS NULL)),
  CHECK ((signer IS NULL) = (signed_ms IS NULL) AND (signer IS NULL) = (shown_by IS NULL) AND (signer IS NULL) = (terminal IS NULL)
    AND (signer IS NULL) = (strokes IS NULL) AND (signer IS NULL) = (kept_pdf IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER receptions_stand BEFORE UPDATE ON receptions WHEN OLD.signer IS NOT NULL BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER receptions_kept BEFORE DELETE ON receptions BEGIN SELECT RAISE(ABORT, 'signed'); END;

-- what a shop looks at until it edits the list; habits of the trade in our own words -------------------------------------
CREATE TABLE inspection_templates (
  id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL DEFAULT 1, points TEXT NOT NULL CHECK (json_valid(points))
) STRICT;
INSERT INTO inspection_templates (id, points) VALUES (1, '[
  {"point": 1, "zone": "车内", "name": "仪表与中控显示", "unit": null, "cars": "every"},
  {"point": 2, "zone": "车内", "name": "空调制冷与风量", "unit": null, "cars": "every"},
  {"point": 3, "zone": "车内", "name": "喇叭", "unit": null, "cars": "every"},
  {"point": 4, "zone": "车内", "name": "雨刮与喷水", "unit": null, "cars": "every"},
  {"point": 5, "zone": "车内", "name": "车窗与天窗", "unit": null, "cars": "every"},
  {"point": 6, "zone": "车内", "name": "座椅与安全带", "unit": null, "cars": "every"},
  {"point": 7, "zone": "车内", "name": "灯光（内外）", "unit": null, "cars": "every"},
  {"point": 8, "zone": "轮胎", "name": "左前胎 花纹", "unit": "mm", "cars": "every"},
  {"point": 9, "zone": "轮胎", "name": "右前胎 花纹", "unit": "mm", "cars": "every"},
  {"point": 10, "zone": "轮胎", "name": "左后胎 花纹", "unit": "mm", "cars": "every"},
  {"point": 11, "zone": "轮胎", "name": "右后胎 花纹", "unit": "mm", "cars": "every"},
  {"point": 12, "zone": "轮胎", "name": "胎压", "unit": "kPa", "cars": "every"},
  {"point": 13, "zone": "轮胎", "name": "轮毂与气门嘴", "unit": null, "cars": "every"},
  {"point": 14, "zone": "机舱", "name": "机油 液位与颜色", "unit": null, "cars": "engine"},
  {"point": 15, "zone": "机舱", "name": "冷却液", "unit": null, "cars": "every"},
  {"point": 16, "zone": "机舱", "name": "制动液", "unit": null, "cars": "every"},
  {"point": 17, "zone": "机舱", "name": "玻璃水", "unit": null, "cars": "every"},
  {"point": 18, "zone": "机舱", "name": "蓄电池 电压", "unit": "V", "cars": "every"},
  {"point": 19, "zone": "机舱", "name": "皮带与管路", "unit": null, "cars": "engine"},
  {"point": 20, "zone": "机舱", "name": "渗漏", "unit": null, "cars": "every"},
  {"point": 21, "zone": "底盘", "name": "前制动片", "unit": "mm", "cars": "every"},
  {"point": 22, "zone": "底盘", "name": "后制动片", "unit": "mm", "cars": "every"},
  {"point": 23, "zone": "底盘", "name": "减振器", "unit": null, "cars": "every"},
  {"point": 24, "zone": "底盘", "name": "球头与衬套", "unit": null, "cars": "every"},
  {"point": 25, "zone": "底盘", "name": "半轴防尘套", "unit": null, "cars": "every"},
  {"point": 26, "zone": "底盘", "name": "排气管", "unit": null, "cars": "engine"},
  {"point": 27, "zone": "底盘", "name": "高压线束与电池包外观", "unit": null, "cars": "battery"},
  {"point": 28, "zone": "随车", "name": "备胎或补胎工具", "unit": null, "cars": "every"},
  {"point": 29, "zone": "随车", "name": "三角牌与灭火器", "unit": null, "cars": "every"},
  {"point": 30, "zone": "随车", "name": "充电枪与充电口", "unit": null, "cars": "battery"}
]');

-- common phrases, and those a shop starts with ------------------------------------------------------------------------------
CREATE TABLE phrases (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('complaint', 'diagnosis', 'damage', 'belongings')), text TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)), UNIQUE (kind, text)
) STRICT;
INSERT INTO phrases (kind, text) VALUES
  ('complaint', '定期保养'),
  ('complaint', '刹车有异响'),
  ('complaint', '刹车时方向盘抖动'),
  ('complaint', '行驶中跑偏'),
  ('complaint', '低速过减速带有异响'),
  ('complaint', '空调不制冷'),
  ('complaint', '空调有异味'),
  ('complaint', '发动机故障灯亮'),
  ('complaint', '启动困难'),
  ('complaint', '加速无力'),
  ('complaint', '油耗偏高'),
  ('complaint', '续航比平时少'),
  ('complaint', '充不进电'),
  ('complaint', '漏油'),
  ('complaint', '轮胎慢漏气'),
  ('complaint', '雨刮刮不干净'),
  ('complaint', '车身划伤要补漆'),
  ('complaint', '倒车影像不显示'),
  ('diagnosis', '制动片已到磨损极限，建议更换'),
  ('diagnosis', '制动盘有沟槽，建议更换'),
  ('diagnosis', '轮胎花纹不足 1.6 mm，建议更换'),
  ('diagnosis', '蓄电池电量不足，建议更换'),
  ('diagnosis', '空调滤清器脏堵，建议更换'),
  ('diagnosis', '减振器渗油，建议更换'),
  ('diagnosis', '下摆臂衬套开裂，建议更换'),
  ('diagnosis', '皮带有裂纹，建议更换'),
  ('diagnosis', '读取到故障码，需进一步检测'),
  ('diagnosis', '未发现异常，建议继续观察'),
  ('diagnosis', '建议做四轮定位'),
  ('damage', '长约 5 厘米'),
  ('damage', '长约 10 厘米'),
  ('damage', '露底漆'),
  ('damage', '未露底漆'),
  ('damage', '旧伤，客户知情'),
  ('damage', '石子打点'),
  ('damage', '轮毂剐蹭'),
  ('damage', '边角起翘'),
  ('belongings', '行车记录仪'),
  ('belongings', 'ETC 设备'),
  ('belongings', '备用钥匙'),
  ('belongings', '儿童座椅'),
  ('belongings', '雨伞'),
  ('belongings', '充电线'),
  ('belongings', '后备箱杂物若干'),
  ('belongings', '高尔夫球包');
