SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"disputes":null,"":1}'
      ELSE '{"disputes":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND CASE WHEN (mediation_dispute_1.path >= :v_low::VARCHAR COLLATE "C" AND
          mediation_dispute_1.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_1.path >=
          core_division_version_1.path AND mediation_dispute_1.path < (core_division_version_1.path
          || :path_1::VARCHAR)) THEN true ELSE false END
        AND mediation_dispute_1.status = ANY (:p4::VARCHAR[])
        AND mediation_dispute_1.opened_at >= :p5::TIMESTAMP WITH TIME ZONE
        AND mediation_dispute_1.scale = :p6::VARCHAR
    ))::text || ',"nodes":[' || coalesce(string_agg('{"no":' || to_json((p3.r_no)::text)::text
      || ',"status":' || to_json((p3.r_status)::text)::text || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
          mediation_dispute_2.placed_on AS r_placed_on, mediation_dispute_2.no AS r_no,
          mediation_dispute_2.status AS r_status
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND CASE WHEN (mediation_dispute_2.path >= :v_low::VARCHAR COLLATE "C" AND
          mediation_dispute_2.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_2.path >=
          core_division_version_1.path AND mediation_dispute_2.path < (core_division_version_1.path
          || :path_2::VARCHAR)) THEN true ELSE false END
        AND mediation_dispute_2.status = ANY (:p7::VARCHAR[])
        AND mediation_dispute_2.opened_at >= :p8::TIMESTAMP WITH TIME ZONE
        AND mediation_dispute_2.scale = :p9::VARCHAR
      ORDER BY mediation_dispute_2.no DESC, mediation_dispute_2.id DESC
      LIMIT :p10_1::INTEGER
    ) AS p3
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
