SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"orders":null,"":1}' ELSE
      '{"orders":' || (
    SELECT '{"edges":[' || coalesce(string_agg('{"cursor":"' || :p2_tag::VARCHAR COLLATE "C" || '.'
        || encode(convert_to('[' || to_json((p3.r_id)::text)::text || ',' || to_json((p3.r_id)
        ::text)::text || ']', 'UTF8'), 'hex')
      || '","node":{"no":' || to_json((p3.r_no)::text)::text
      || ',"kind":' || CASE p3.r_kind WHEN 'DISPATCH' THEN '"DISPATCH"' WHEN 'WHISTLE' THEN
        '"WHISTLE"' WHEN 'SUPERVISE' THEN '"SUPERVISE"' ELSE to_json((p3.r_kind)::text)::text END
      || ',"targetOrganisation":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_1.name)::text)::text || '}' AS anon_3
      FROM core_organisation AS core_organisation_1
      WHERE core_organisation_1.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_organisation_1.valid_to
        AND ((core_organisation_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX" AND (core_organisation_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX" OR core_organisation_1.division_id = ANY (:v_above::VARCHAR[]))
        AND core_organisation_1.id = p3.r_target_organisation_id
      LIMIT :param_1::INTEGER
    ), 'null') || '}}', ',') FILTER (WHERE p3.rn <= :p4_1::INTEGER), '')
      || '],"pageInfo":{"endCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p5_1::INTEGER)
        THEN substr(CAST(p3.rn + :p3_rn_1::INTEGER AS VARCHAR), :substr_1::INTEGER) || '"' ||
        :p2_tag::VARCHAR COLLATE "C" || '.' || encode(convert_to('[' || to_json((p3.r_id)::text)
        ::text || ',' || to_json((p3.r_id)::text)::text || ']', 'UTF8'), 'hex') || '"' END),
        :substr_2::INTEGER), 'null') || '}}' AS anon_2
    FROM (
      SELECT anon_4.r_id AS r_id, anon_4.r_division_id AS r_division_id, anon_4.r_placed_on AS
          r_placed_on, anon_4.r_no AS r_no, anon_4.r_kind AS r_kind, anon_4.r_target_organisation_id
          AS r_target_organisation_id, row_number() OVER (ORDER BY anon_4.r_id ASC, anon_4.r_id ASC)
          AS rn
      FROM (
        SELECT mechanism_order_1.id AS r_id, mechanism_order_1.division_id AS r_division_id,
            mechanism_order_1.placed_on AS r_placed_on, mechanism_order_1.no AS r_no,
            mechanism_order_1.kind AS r_kind, mechanism_order_1.target_organisation_id AS
            r_target_organisation_id
        FROM mechanism_order AS mechanism_order_1
        WHERE mechanism_order_1.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
          AND (mechanism_order_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND (mechanism_order_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND mechanism_order_1.path >= core_division_version_1.path
          AND mechanism_order_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        ORDER BY mechanism_order_1.id ASC, mechanism_order_1.id ASC
        LIMIT :p6_1::INTEGER
      ) AS anon_4
      ORDER BY anon_4.r_id ASC, anon_4.r_id ASC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_2::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
