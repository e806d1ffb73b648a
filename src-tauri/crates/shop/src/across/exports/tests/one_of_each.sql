-- One row of each record, every field its own value, so that a column on another's place is seen in one_of_each.txt.
-- Statements end with a semicolon at the end of a line. People 1 (陈晓东) and 2 (林梅) and six bays are there.
INSERT INTO files (hash, bytes, kept_ms) VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 9, 1);
INSERT INTO customers (id, kind, name, phone, contact_name, credit_code, address, debtor, no_marketing, remark, code, contacts, prefers,
  reach_hours, tags, credit_limit_fen, credit_days, credit_by) VALUES
  (11, 'person', '张三丰', '13800001111', '李四光', NULL, '深圳市福田区彩田路88号', 'none', 1, '备注一', 'K011',
  '[{"kind":"driver","name":"王五洲","duty":"队长","phone":"13800002222"}]', 'phone', '下午', '["老客户","出租车"]', NULL, NULL, NULL),
  (12, 'company', '顺达物流有限公司', '0755-88886666', '赵六合', '91350100M000100Y43', '深圳市南山区', 'account', 0, NULL, 'K012',
  '[]', 'any', NULL, '[]', 123400, 31, 2);
INSERT INTO customers (id, kind, name, merged_into) VALUES (13, 'person', '张三峰', 11);
INSERT INTO customer_consents (id, customer_id, purpose, given, channel, text_version, at_ms, person_id) VALUES
  (1, 11, 'marketing', 0, 'in_person', 3, 1795400100000, 1), (2, 12, 'survey', 1, NULL, 4, 1795400220000, NULL);
INSERT INTO vehicles (id, owner_id, plate, plate_kind, vin, vin_state, brand, model, colour, engine_no, energy, vehicle_type, class_code,
  bought_on, odometer_km, insurance_until, inspection_until, household, remark, last_visit) VALUES
  (21, 11, '粤B11111', 'blue', 'LSVAA49J232047377', 'good', '宏图', '远山', '白', 'F7788', 'petrol', '轿车', 'H1',
  '2020-05-06', 50001, '2027-01-02', '2027-03-04', 1, '备注二', '2026-11-20'),
  (22, 12, '粤B22222', 'blue', NULL, 'none', '星河', '货运', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO ownerships (vehicle_id, from_date, customer_id, until_date) VALUES
  (21, '2019-01-01', 12, '2020-05-05'), (21, '2020-05-06', 11, NULL), (22, '2021-01-01', 12, NULL);
INSERT INTO labour_operations (id, code, name, trade, hours, rate_fen, tax_rate_bp, retired, model_hours) VALUES
  (31, 'G01', '更换机油', '机修', 55, 12001, 1300, 0, '[]'), (32, 'G02', '旧项目', NULL, 60, 100, 600, 1, '[]');
INSERT INTO parts (id, number, name, brand, spec, unit, class, price_fen, tax_rate_bp, location, fits, retired) VALUES
  (41, '000123', '水泵', '宏图件', '12V', '个', 'original', 128050, 1300, 'A-01', '远山', 0), (42, 'P2', '旧件', NULL, NULL, '套', 'other', 5, 0, NULL, NULL, 1);
INSERT INTO packages (id, code, name, brand, model, due_km, due_months, items, price_fen, retired) VALUES
  (51, 'TC01', '小保养', '宏图', '远山', 10000, 6, '[{"operation_id":31,"part_id":null,"quantity":null},{"operation_id":null,"part_id":41,"quantity":2000}]', 12002, 0);
INSERT INTO repair_orders (id, number, state, vehicle_id, customer_id, advisor_id, technician_id, bay_id, brought_by, brought_by_phone, collected_by,
  complaint, diagnosis, business_type, odometer_in_km, odometer_out_km, energy_level_pct, promised_ms, opened_ms, date, notified_ms, delivered_ms,
  delivered_on, key_tag, parking, waiting, urgent, wash, road_test, diagnosis_fee_fen) VALUES
  (61, 'WX20261123-0001', 'delivered', 21, 11, 1, 2, 1, '孙七妹', '13800003333', '周八斤', '异响', '衬套开裂', 'regular_service', 50002, 50003, 62,
  1795401000000, 1795400400000, '2026-11-23', 1795402200000, 1795402800000, '2026-11-23', '12', 'B3', 0, 0, 1, 1, 20003),
  (62, NULL, 'draft', 22, 12, 2, NULL, NULL, NULL, NULL, NULL, '保养', NULL, 'general_repair', NULL, NULL, NULL, NULL, 1795400460000, '2026-11-23', NULL, NULL,
  NULL, NULL, NULL, 0, 0, 0, 0, NULL);
INSERT INTO order_lines (id, order_id, place, kind, operation_id, part_id, code, name, hours, quantity, unit, unit_price_fen, discount_fen, amount_fen,
  tax_rate_bp, brand, part_class, payer, debtor_id, decision, old_part) VALUES
  (71, 61, 2, 'part', NULL, 41, 'M01', '前水泵', NULL, 1500, '只', 128051, 11, 192066, 1300, '宏图件', 'original', 'customer', NULL, 'agreed', 'none'),
  (72, 61, 1, 'labour', 31, NULL, 'M02', '换油', 56, NULL, NULL, 12003, 12, 6709, 600, NULL, NULL, 'insurer', 12, 'declined', 'none');
INSERT INTO order_events (order_id, n, step, from_state, to_state, at_ms, person_id, terminal, via, note) VALUES
  (61, 1, 'open', NULL, 'draft', 1795400520000, 1, '前台1', NULL, NULL), (61, 2, 'quote', 'draft', 'quoted', 1795400580000, 2, '前台2', 'phone', '说明一');
INSERT INTO receptions (order_id, edition, version, reason, points, found, signer, signed_ms, shown_by, terminal, strokes, kept_pdf) VALUES
  (61, 1, 1, NULL, '[]', '{"marks":[{"view":"rear","kind":"dent","remark":"先前"}],"results":[]}', NULL, NULL, NULL, NULL, NULL, NULL),
  (61, 2, 1, '更正', '[{"point":8,"zone":"轮胎","name":"左前胎","unit":"mm"}]',
  '{"marks":[{"view":"left","kind":"scratch","remark":"旧伤"}],"results":[{"point":8,"condition":"replace","reading":"2","remark":"说明二"}]}',
  '吴九妹', 1795400640000, 1, '前台1', '[]', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
INSERT INTO quotations (id, number, order_id, made_ms, made_by, valid_until, lines, total_fen, diagnosis_fee_fen, diagnosis_credited) VALUES
  (1, 'BJ20261123-0001', 61, 1795400700000, 2, '2026-11-30', '[]', 198775, 20004, 1);
INSERT INTO settlements (id, number, order_id, payer, debtor_id, state, labour_fen, part_fen, other_fen, discount_fen, rounding_fen, line_discount_fen,
  total_fen, paid_fen, business_type, category, advisor_id, guarantee_km, guarantee_days, settled_ms, date, settled_by, lines, kept_pdf, on_account, void_reason) VALUES
  (81, 'JS20261123-0001', 61, 'customer', NULL, 'part_paid', 5001, 192066, 3002, 104, 5, 11, 199960, 100, 'regular_service', 'x', 1, 3000, 90,
  1795400760000, '2026-11-23', 2, '[]', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1, NULL),
  (82, 'JS20261123-0002', 62, 'shop', NULL, 'void', 10, 20, 30, 4, 5, 6, 51, 0, 'regular_service', 'x', 2, 3000, 90,
  1795400820000, '2026-11-24', 1, '[]', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, '算错');
INSERT INTO payments (id, settlement_id, means, amount_fen, at_ms, date, person_id, remark) VALUES (1, 81, 'cash', 100, 1795400880000, '2026-11-23', 1, '备注三');
INSERT INTO invoices (id, settlement_id, number, kind, issued_on, amount_fen, title, noted_by, noted_ms) VALUES
  (1, 81, '26442000000012345678', 'normal', '2026-11-25', 199961, '郑十全', 2, 1795400940000);
INSERT INTO appointments (id, number, state, vehicle_id, name, phone, plate, plate_kind, model, start_ms, minutes, date, bay_id, advisor_id, business_type,
  complaint, items, waiting, source, remark, accepted, booked_ms, booked_by, scheduled_ms, arrived_ms, order_id) VALUES
  (1, 'YY20261123-0001', 'arrived', 21, '钱十一', '13800004444', '粤B33333', 'blue', '远山', 1795401060000, 60, '2026-11-23', 2, 2, 'regular_service',
  '首保', '[]', 0, 'phone', '备注四', '[]', 1, 1, 1, 1795401120000, 61),
  (2, 'YY20261123-0002', 'booked', NULL, '钱十二', NULL, '粤B44444', 'blue', NULL, 1795401180000, 60, '2026-11-23', 3, 1, 'general_repair',
  '漏油', '[]', 0, 'phone', NULL, '[]', 1, 1, 1, NULL, NULL);
INSERT INTO surveys (id, order_id, state, due_ms, nps, score, remark, answered_on) VALUES (1, 61, 'answered', 1795401240000, 9, 95, '备注五', '2026-11-26');
INSERT INTO complaints (id, number, state, level, about, source, vehicle_id, customer_id, order_id, words, wish, received_ms, received_by, handler_id,
  due_ms, closed_ms, outcome, content) VALUES
  (1, 'TS20261123-0001', 'closed', 'major', 'price', 'phone', 21, 13, 61, '太贵', '退款', 1795401300000, 1, 2, 1795401360000, 1795401420000, '已解释', 1),
  (2, 'TS20261123-0002', 'open', 'general', 'time', 'outside', 22, 12, NULL, '太慢', NULL, 1795401480000, 2, 1, 1795401540000, NULL, NULL, NULL);
INSERT INTO complaint_steps (complaint_id, n, at_ms, person_id, step, level, handler_id, words) VALUES (1, 1, 1795401600000, 1, 'received', 'escalated', 2, '已记录');
INSERT INTO past_visits (id, vehicle_id, number, date, odometer_km, complaint, amount_fen, advisor, remark) VALUES
  (1, 21, 'A1', '2024-03-04', 30001, '换油', 12004, '冯十三', '备注六'), (2, 22, NULL, '2024-03-05', NULL, NULL, NULL, NULL, NULL);
INSERT INTO past_visit_items (visit_id, n, name, amount_fen) VALUES (1, 1, '机油', 10005), (1, 2, '滤芯', 2006);
