SELECT (
  SELECT '{"no":' || to_json((mediation_dispute_1.no)::text)::text || '}' AS anon_1
  FROM mediation_dispute AS mediation_dispute_1
  WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
    AND (mediation_dispute_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND (mediation_dispute_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND mediation_dispute_1.id = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT '{"name":' || to_json((core_division_version_1.name)::text)::text || '}' AS anon_2
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p2::VARCHAR COLLATE "C"
  LIMIT :param_2::INTEGER
) AS r1, (
  SELECT '{"name":' || to_json((core_division_version_2.name)::text)::text || '}' AS anon_3
  FROM core_division_version AS core_division_version_2
  WHERE core_division_version_2.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_2.valid_to
    AND ((core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_2.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_2.code = :p3::VARCHAR COLLATE "C"
  LIMIT :param_3::INTEGER
) AS r2, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
