SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"early":null,"late":null,"villages":null,"townships":null,"":1}' ELSE '{"early":' || (
    SELECT '{"nodes":[' || coalesce(string_agg('{"no":' || to_json((p3.r_no)::text)::text
      || ',"openedAt":' || '"' || replace(left((p3.r_opened_at)::text, 19), ' ', 'T') || 'Z"' || '}',
        ','), '') || ']}' AS anon_2
    FROM (
      SELECT mediation_dispute_1.id AS r_id, mediation_dispute_1.division_id AS r_division_id,
          mediation_dispute_1.placed_on AS r_placed_on, mediation_dispute_1.no AS r_no,
          mediation_dispute_1.opened_at AS r_opened_at
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND CASE WHEN (mediation_dispute_1.path >= :v_low::VARCHAR COLLATE "C" AND
          mediation_dispute_1.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_1.path >=
          core_division_version_1.path AND mediation_dispute_1.path < (core_division_version_1.path
          || :path_1::VARCHAR)) THEN true ELSE false END
      ORDER BY mediation_dispute_1.opened_at ASC, mediation_dispute_1.id ASC
      LIMIT :p4_1::INTEGER
    ) AS p3
  )
    || ',"late":' || (
    SELECT '{"nodes":[' || coalesce(string_agg('{"no":' || to_json((p6.r_no)::text)::text
      || ',"openedAt":' || '"' || replace(left((p6.r_opened_at)::text, 19), ' ', 'T') || 'Z"' || '}',
        ','), '') || ']}' AS anon_3
    FROM (
      SELECT anon_4.r_id AS r_id, anon_4.r_division_id AS r_division_id, anon_4.r_placed_on AS
          r_placed_on, anon_4.r_no AS r_no, anon_4.r_opened_at AS r_opened_at, row_number() OVER (
          ORDER BY anon_4.r_opened_at DESC, anon_4.r_id DESC) AS rn
      FROM (
        SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
            mediation_dispute_2.placed_on AS r_placed_on, mediation_dispute_2.no AS r_no,
            mediation_dispute_2.opened_at AS r_opened_at
        FROM mediation_dispute AS mediation_dispute_2
        WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
          AND CASE WHEN (mediation_dispute_2.path >= :v_low::VARCHAR COLLATE "C" AND
            mediation_dispute_2.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_2.path >=
            core_division_version_1.path AND mediation_dispute_2.path < (
            core_division_version_1.path || :path_2::VARCHAR)) THEN true ELSE false END
        ORDER BY mediation_dispute_2.opened_at DESC, mediation_dispute_2.id DESC
        LIMIT :p7_1::INTEGER
      ) AS anon_4
      ORDER BY anon_4.r_opened_at ASC, anon_4.r_id ASC
    ) AS p6
  )
    || ',"villages":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_division_version_2.valid_to
        AND core_division_version_2.path >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_2.path < :v_high::VARCHAR COLLATE "C"
        AND core_division_version_2.path >= core_division_version_1.path
        AND core_division_version_2.path < (core_division_version_1.path || :path_3::VARCHAR)
        AND core_division_version_2.division_id != core_division_version_1.division_id
        AND core_division_version_2.level = :p10::VARCHAR COLLATE "C"
    ))::text || ',"nodes":[' || coalesce(string_agg('{"name":' || to_json((p9.r_name)::text)::text
        || '}', ','), '') || ']}' AS anon_5
    FROM (
      SELECT core_division_version_3.division_id AS r_id, core_division_version_3.code AS r_code,
          core_division_version_3.name AS r_name
      FROM core_division_version AS core_division_version_3
      WHERE core_division_version_3.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_division_version_3.valid_to
        AND core_division_version_3.path >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_3.path < :v_high::VARCHAR COLLATE "C"
        AND core_division_version_3.path >= core_division_version_1.path
        AND core_division_version_3.path < (core_division_version_1.path || :path_4::VARCHAR)
        AND core_division_version_3.division_id != core_division_version_1.division_id
        AND core_division_version_3.level = :p11::VARCHAR COLLATE "C"
      ORDER BY core_division_version_3.code ASC NULLS FIRST, core_division_version_3.division_id ASC
      LIMIT :p12_1::INTEGER
    ) AS p9
  )
    || ',"townships":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_2
      FROM core_division_version AS core_division_version_4
      WHERE core_division_version_4.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_division_version_4.valid_to
        AND core_division_version_4.path >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_4.path < :v_high::VARCHAR COLLATE "C"
        AND core_division_version_4.path >= core_division_version_1.path
        AND core_division_version_4.path < (core_division_version_1.path || :path_5::VARCHAR)
        AND core_division_version_4.division_id != core_division_version_1.division_id
        AND core_division_version_4.level = :p15::VARCHAR COLLATE "C"
    ))::text || ',"nodes":[' || coalesce(string_agg('{"name":' || to_json((p14.r_name)::text)::text
        || '}', ','), '') || ']}' AS anon_6
    FROM (
      SELECT core_division_version_5.division_id AS r_id, core_division_version_5.code AS r_code,
          core_division_version_5.name AS r_name
      FROM core_division_version AS core_division_version_5
      WHERE core_division_version_5.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_division_version_5.valid_to
        AND core_division_version_5.path >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_5.path < :v_high::VARCHAR COLLATE "C"
        AND core_division_version_5.path >= core_division_version_1.path
        AND core_division_version_5.path < (core_division_version_1.path || :path_6::VARCHAR)
        AND core_division_version_5.division_id != core_division_version_1.division_id
        AND core_division_version_5.level = :p16::VARCHAR COLLATE "C"
      ORDER BY core_division_version_5.code ASC NULLS FIRST, core_division_version_5.division_id ASC
      LIMIT :p17_1::INTEGER
    ) AS p14
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
