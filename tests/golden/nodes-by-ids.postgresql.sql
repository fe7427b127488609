SELECT '[' || coalesce((
  SELECT '{"__typename":"Grid","id":' || to_json(('grid_' || grid_grid_1.id)::text)::text
    || ',"code":' || to_json((grid_grid_1.code)::text)::text || '}' AS anon_1
  FROM grid_grid AS grid_grid_1
  WHERE grid_grid_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
    AND (grid_grid_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND (grid_grid_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND grid_grid_1.id = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
), 'null') || ',' || coalesce((
  SELECT '{"__typename":"Dispute","id":' || to_json(('dispute_' || mediation_dispute_1.id)::text)
      ::text
    || ',"no":' || to_json((mediation_dispute_1.no)::text)::text
    || ',"phase":' || to_json((CASE mediation_dispute_1.status WHEN :param_2::VARCHAR THEN
      :param_3::VARCHAR WHEN :param_4::VARCHAR THEN :param_5::VARCHAR WHEN :param_6::VARCHAR THEN
      :param_7::VARCHAR WHEN :param_8::VARCHAR THEN :param_9::VARCHAR WHEN :param_10::VARCHAR THEN
      :param_11::VARCHAR WHEN :param_12::VARCHAR THEN :param_13::VARCHAR WHEN :param_14::VARCHAR
      THEN :param_15::VARCHAR WHEN :param_16::VARCHAR THEN :param_17::VARCHAR WHEN
      :param_18::VARCHAR THEN :param_19::VARCHAR WHEN :param_20::VARCHAR THEN :param_21::VARCHAR
      WHEN :param_22::VARCHAR THEN :param_23::VARCHAR WHEN :param_24::VARCHAR THEN
      :param_25::VARCHAR WHEN :param_26::VARCHAR THEN :param_27::VARCHAR WHEN :param_28::VARCHAR
      THEN :param_29::VARCHAR WHEN :param_30::VARCHAR THEN :param_31::VARCHAR WHEN
      :param_32::VARCHAR THEN :param_33::VARCHAR ELSE :param_34::VARCHAR END)::text)::text || '}' AS
      anon_2
  FROM mediation_dispute AS mediation_dispute_1
  WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
    AND (mediation_dispute_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND (mediation_dispute_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND mediation_dispute_1.id = :p2::VARCHAR COLLATE "C"
  LIMIT :param_35::INTEGER
), 'null') || ',' || coalesce((
  SELECT '{"__typename":"Grid","id":' || to_json(('grid_' || grid_grid_2.id)::text)::text
    || ',"code":' || to_json((grid_grid_2.code)::text)::text || '}' AS anon_3
  FROM grid_grid AS grid_grid_2
  WHERE grid_grid_2.county_id = :v_on_grid::VARCHAR COLLATE "C"
    AND (grid_grid_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND (grid_grid_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND grid_grid_2.id = :p3::VARCHAR COLLATE "C"
  LIMIT :param_36::INTEGER
), 'null') || ',' || coalesce((
  SELECT '{"__typename":"Dispute","id":' || to_json(('dispute_' || mediation_dispute_2.id)::text)
      ::text
    || ',"no":' || to_json((mediation_dispute_2.no)::text)::text
    || ',"phase":' || to_json((CASE mediation_dispute_2.status WHEN :param_37::VARCHAR THEN
      :param_38::VARCHAR WHEN :param_39::VARCHAR THEN :param_40::VARCHAR WHEN :param_41::VARCHAR
      THEN :param_42::VARCHAR WHEN :param_43::VARCHAR THEN :param_44::VARCHAR WHEN
      :param_45::VARCHAR THEN :param_46::VARCHAR WHEN :param_47::VARCHAR THEN :param_48::VARCHAR
      WHEN :param_49::VARCHAR THEN :param_50::VARCHAR WHEN :param_51::VARCHAR THEN
      :param_52::VARCHAR WHEN :param_53::VARCHAR THEN :param_54::VARCHAR WHEN :param_55::VARCHAR
      THEN :param_56::VARCHAR WHEN :param_57::VARCHAR THEN :param_58::VARCHAR WHEN
      :param_59::VARCHAR THEN :param_60::VARCHAR WHEN :param_61::VARCHAR THEN :param_62::VARCHAR
      WHEN :param_63::VARCHAR THEN :param_64::VARCHAR WHEN :param_65::VARCHAR THEN
      :param_66::VARCHAR WHEN :param_67::VARCHAR THEN :param_68::VARCHAR ELSE :param_69::VARCHAR END)
      ::text)::text || '}' AS anon_4
  FROM mediation_dispute AS mediation_dispute_2
  WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
    AND (mediation_dispute_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND (mediation_dispute_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND mediation_dispute_2.id = :p4::VARCHAR COLLATE "C"
  LIMIT :param_70::INTEGER
), 'null') || ',null]' AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
