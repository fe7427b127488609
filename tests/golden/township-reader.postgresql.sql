SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_1.name)::text)::text ||
      ',"parent":null,"children":null,"disputes":null,"":1}' ELSE '{"name":' || to_json((
      core_division_version_1.name)::text)::text
    || ',"parent":' || coalesce((
    SELECT '{"name":' || to_json((core_division_version_2.name)::text)::text || '}' AS anon_2
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_2.valid_to
      AND ((core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX" AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
        COLLATE "POSIX" OR core_division_version_2.division_id = ANY (:v_above::VARCHAR[]))
      AND core_division_version_2.division_id = core_division_version_1.parent_id
    LIMIT :param_1::INTEGER
  ), 'null') || ',"children":[' || array_to_string(ARRAY(
    SELECT '{"code":' || coalesce(to_json((core_division_version_3.code)::text)::text, 'null') ||
        '}' AS o
    FROM core_division_version AS core_division_version_3
    WHERE core_division_version_3.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_3.valid_to
      AND (core_division_version_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND (core_division_version_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND core_division_version_3.parent_id = core_division_version_1.division_id
    ORDER BY core_division_version_3.sort_no, core_division_version_3.code NULLS FIRST,
        core_division_version_3.division_id
  ), ',')
    || '],"disputes":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_1::VARCHAR)
    ))::text || ',"nodes":[' || coalesce(string_agg('{"no":' || to_json((p3.r_no)::text)::text
      || ',"division":' || coalesce((
      SELECT '{"name":' || to_json((core_division_version_4.name)::text)::text || '}' AS anon_4
      FROM core_division_version AS core_division_version_4
      WHERE core_division_version_4.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_division_version_4.valid_to
        AND (core_division_version_4.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_division_version_4.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_division_version_4.division_id = p3.r_division_id
      LIMIT :param_2::INTEGER
    ), 'null') || '}', ','), '') || ']}' AS anon_3
    FROM (
      SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
          mediation_dispute_2.placed_on AS r_placed_on, mediation_dispute_2.no AS r_no
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_2.path >= core_division_version_1.path
        AND mediation_dispute_2.path < (core_division_version_1.path || :path_2::VARCHAR)
      ORDER BY mediation_dispute_2.no ASC, mediation_dispute_2.id ASC
      LIMIT :p4_1::INTEGER
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_3::INTEGER
) AS r0, (
  SELECT '{"totalCount":' || ((
    SELECT count(*) AS count_2
    FROM core_division_version AS core_division_version_5
    WHERE core_division_version_5.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_5.valid_to
      AND core_division_version_5.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_5.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_5.level = :p7::VARCHAR
  ))::text || ',"nodes":[' || coalesce(string_agg('{"name":' || to_json((p6.r_name)::text)::text ||
      '}', ','), '') || ']}' AS anon_5
  FROM (
    SELECT core_division_version_6.division_id AS r_id, core_division_version_6.code AS r_code,
        core_division_version_6.name AS r_name
    FROM core_division_version AS core_division_version_6
    WHERE core_division_version_6.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_6.valid_to
      AND core_division_version_6.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_6.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_6.level = :p8::VARCHAR
    ORDER BY core_division_version_6.code ASC NULLS FIRST, core_division_version_6.division_id ASC
    LIMIT :p9_1::INTEGER
  ) AS p6
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
