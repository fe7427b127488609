SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"large":null,"both":null,"strange":null,"empty":null,"figures":null,"":1}' ELSE
      '{"large":null,"both":null,"strange":null,"empty":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND CASE WHEN (mediation_dispute_1.path >= :v_low::VARCHAR COLLATE "C" AND
          mediation_dispute_1.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_1.path >=
          core_division_version_1.path AND mediation_dispute_1.path < (core_division_version_1.path
          || :path_1::VARCHAR)) THEN true ELSE false END
    ))::text || ',"nodes":[' || coalesce(string_agg('{"id":' || to_json(('dispute_' || p3.r_id)
        ::text)::text || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
          mediation_dispute_2.placed_on AS r_placed_on
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND CASE WHEN (mediation_dispute_2.path >= :v_low::VARCHAR COLLATE "C" AND
          mediation_dispute_2.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_2.path >=
          core_division_version_1.path AND mediation_dispute_2.path < (core_division_version_1.path
          || :path_2::VARCHAR)) THEN true ELSE false END
      ORDER BY mediation_dispute_2.id ASC, mediation_dispute_2.id ASC
      LIMIT :p4_1::INTEGER
    ) AS p3
  ) || ',"figures":null}' END AS anon_1
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
