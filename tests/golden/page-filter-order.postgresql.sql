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
        AND mediation_dispute_1.opened_at >= :p4::TIMESTAMP WITH TIME ZONE
        AND (EXISTS (
        SELECT core_division_version_2.division_id
        FROM core_division_version AS core_division_version_2
        WHERE core_division_version_2.code = :p5::VARCHAR COLLATE "C"
          AND core_division_version_2.valid_from <= :v_today::DATE
          AND :v_today::DATE < core_division_version_2.valid_to
          AND mediation_dispute_1.path >= core_division_version_2.path
          AND mediation_dispute_1.path < (core_division_version_2.path || :path_2::VARCHAR)
      ))
        AND mediation_dispute_1.status = ANY (:p6::VARCHAR[])
        AND NOT coalesce(mediation_dispute_1.source = :p7::VARCHAR, :coalesce_1::BOOLEAN)
        AND (mediation_dispute_1.scale = :p8::VARCHAR OR mediation_dispute_1.outcome IS NOT NULL)
    ))::text
      || ',"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(p3.rn), :coalesce_2::INTEGER) >
        :p9_1::INTEGER) THEN 'true' ELSE 'false' END
      || ',"hasPreviousPage":false,"startCursor":' || coalesce(max(CASE WHEN (p3.rn =
        :p3_rn_1::INTEGER AND :p10_1::INTEGER > :param_1::INTEGER) THEN '"' || :p2_tag::VARCHAR
        COLLATE "C" || '.' || encode(convert_to('[' || '"' || replace(left((p3.r_opened_at)::text,
        19), ' ', 'T') || 'Z"' || ',' || to_json((p3.r_no)::text)::text || ',' || to_json((p3.r_id)
        ::text)::text || ']', 'UTF8'), 'hex') || '"' END), 'null')
      || ',"endCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p11_1::INTEGER) THEN substr(
        CAST(p3.rn + :p3_rn_2::INTEGER AS VARCHAR), :substr_1::INTEGER) || '"' || :p2_tag::VARCHAR
        COLLATE "C" || '.' || encode(convert_to('[' || '"' || replace(left((p3.r_opened_at)::text,
        19), ' ', 'T') || 'Z"' || ',' || to_json((p3.r_no)::text)::text || ',' || to_json((p3.r_id)
        ::text)::text || ']', 'UTF8'), 'hex') || '"' END), :substr_2::INTEGER), 'null') ||
        '},"nodes":[' || coalesce(string_agg('{"no":' || to_json((p3.r_no)::text)::text
      || ',"title":' || to_json((CASE p3.r_category_code WHEN :param_2::VARCHAR THEN
        :param_3::VARCHAR WHEN :param_4::VARCHAR THEN :param_5::VARCHAR WHEN :param_6::VARCHAR THEN
        :param_7::VARCHAR WHEN :param_8::VARCHAR THEN :param_9::VARCHAR WHEN :param_10::VARCHAR THEN
        :param_11::VARCHAR WHEN :param_12::VARCHAR THEN :param_13::VARCHAR WHEN :param_14::VARCHAR
        THEN :param_15::VARCHAR WHEN :param_16::VARCHAR THEN :param_17::VARCHAR WHEN
        :param_18::VARCHAR THEN :param_19::VARCHAR WHEN :param_20::VARCHAR THEN :param_21::VARCHAR
        WHEN :param_22::VARCHAR THEN :param_23::VARCHAR WHEN :param_24::VARCHAR THEN
        :param_25::VARCHAR WHEN :param_26::VARCHAR THEN :param_27::VARCHAR WHEN :param_28::VARCHAR
        THEN :param_29::VARCHAR WHEN :param_30::VARCHAR THEN :param_31::VARCHAR WHEN
        :param_32::VARCHAR THEN :param_33::VARCHAR WHEN :param_34::VARCHAR THEN :param_35::VARCHAR
        ELSE p3.r_category_code END || :param_36::VARCHAR || (
      SELECT core_division_version_3.short_name
      FROM core_division_version AS core_division_version_3
      WHERE core_division_version_3.division_id = p3.r_division_id
        AND core_division_version_3.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_division_version_3.valid_to
    ) || :param_37::VARCHAR || p3.r_no)::text)::text
      || ',"status":' || to_json((p3.r_status)::text)::text
      || ',"openedAt":' || '"' || replace(left((p3.r_opened_at)::text, 19), ' ', 'T') || 'Z"'
      || ',"category":' || coalesce((
      SELECT '{"code":' || to_json((mediation_dispute_2.category_code)::text)::text
        || ',"label":' || to_json((CASE mediation_dispute_2.category_code WHEN :param_38::VARCHAR
          THEN :param_39::VARCHAR WHEN :param_40::VARCHAR THEN :param_41::VARCHAR WHEN
          :param_42::VARCHAR THEN :param_43::VARCHAR WHEN :param_44::VARCHAR THEN :param_45::VARCHAR
          WHEN :param_46::VARCHAR THEN :param_47::VARCHAR WHEN :param_48::VARCHAR THEN
          :param_49::VARCHAR WHEN :param_50::VARCHAR THEN :param_51::VARCHAR WHEN :param_52::VARCHAR
          THEN :param_53::VARCHAR WHEN :param_54::VARCHAR THEN :param_55::VARCHAR WHEN
          :param_56::VARCHAR THEN :param_57::VARCHAR WHEN :param_58::VARCHAR THEN :param_59::VARCHAR
          WHEN :param_60::VARCHAR THEN :param_61::VARCHAR WHEN :param_62::VARCHAR THEN
          :param_63::VARCHAR WHEN :param_64::VARCHAR THEN :param_65::VARCHAR WHEN :param_66::VARCHAR
          THEN :param_67::VARCHAR WHEN :param_68::VARCHAR THEN :param_69::VARCHAR WHEN
          :param_70::VARCHAR THEN :param_71::VARCHAR ELSE mediation_dispute_2.category_code END)
          ::text)::text || '}' AS anon_3
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_2.county_id = p3.r_county_id
        AND mediation_dispute_2.id = p3.r_id
      LIMIT :param_72::INTEGER
    ), 'null') || ',"parties":[' || array_to_string(ARRAY(
      SELECT '{"seq":' || (mediation_dispute_party_1.seq)::text
        || ',"side":' || CASE mediation_dispute_party_1.side WHEN 'APPLICANT' THEN '"APPLICANT"'
          WHEN 'RESPONDENT' THEN '"RESPONDENT"' WHEN 'THIRD_PARTY' THEN '"THIRD_PARTY"' ELSE to_json((
          mediation_dispute_party_1.side)::text)::text END || '}' AS o
      FROM mediation_dispute_party AS mediation_dispute_party_1
      WHERE mediation_dispute_party_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND mediation_dispute_party_1.county_id = p3.r_county_id
        AND mediation_dispute_party_1.dispute_id = p3.r_id
      ORDER BY mediation_dispute_party_1.seq
    ), ',')
      || '],"division":' || coalesce((
      SELECT '{"name":' || to_json((core_division_version_4.name)::text)::text || '}' AS anon_4
      FROM core_division_version AS core_division_version_4
      WHERE core_division_version_4.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_division_version_4.valid_to
        AND (core_division_version_4.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_division_version_4.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_division_version_4.division_id = p3.r_division_id
      LIMIT :param_73::INTEGER
    ), 'null') || '}', ',') FILTER (WHERE p3.rn <= :p12_1::INTEGER), '') || ']}' AS anon_2
    FROM (
      SELECT anon_5.r_county_id AS r_county_id, anon_5.r_id AS r_id, anon_5.r_division_id AS
          r_division_id, anon_5.r_placed_on AS r_placed_on, anon_5.r_no AS r_no,
          anon_5.r_category_code AS r_category_code, anon_5.r_status AS r_status, anon_5.r_opened_at
          AS r_opened_at, row_number() OVER (ORDER BY anon_5.r_opened_at DESC, anon_5.r_no ASC,
          anon_5.r_id ASC) AS rn
      FROM (
        SELECT mediation_dispute_3.county_id AS r_county_id, mediation_dispute_3.id AS r_id,
            mediation_dispute_3.division_id AS r_division_id, mediation_dispute_3.placed_on AS
            r_placed_on, mediation_dispute_3.no AS r_no, mediation_dispute_3.category_code AS
            r_category_code, mediation_dispute_3.status AS r_status, mediation_dispute_3.opened_at
            AS r_opened_at
        FROM mediation_dispute AS mediation_dispute_3
        WHERE mediation_dispute_3.county_id = :v_on_mediation::VARCHAR COLLATE "C"
          AND CASE WHEN (mediation_dispute_3.path >= :v_low::VARCHAR COLLATE "C" AND
            mediation_dispute_3.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_3.path >=
            core_division_version_1.path AND mediation_dispute_3.path < (
            core_division_version_1.path || :path_3::VARCHAR)) THEN true ELSE false END
          AND mediation_dispute_3.opened_at >= :p13::TIMESTAMP WITH TIME ZONE
          AND (EXISTS (
          SELECT core_division_version_5.division_id
          FROM core_division_version AS core_division_version_5
          WHERE core_division_version_5.code = :p14::VARCHAR COLLATE "C"
            AND core_division_version_5.valid_from <= :v_today::DATE
            AND :v_today::DATE < core_division_version_5.valid_to
            AND mediation_dispute_3.path >= core_division_version_5.path
            AND mediation_dispute_3.path < (core_division_version_5.path || :path_4::VARCHAR)
        ))
          AND mediation_dispute_3.status = ANY (:p15::VARCHAR[])
          AND NOT coalesce(mediation_dispute_3.source = :p16::VARCHAR, :coalesce_3::BOOLEAN)
          AND (mediation_dispute_3.scale = :p17::VARCHAR OR mediation_dispute_3.outcome IS NOT NULL)
        ORDER BY mediation_dispute_3.opened_at DESC, mediation_dispute_3.no ASC,
            mediation_dispute_3.id ASC
        LIMIT :p18_1::INTEGER
      ) AS anon_5
      ORDER BY anon_5.r_opened_at DESC, anon_5.r_no ASC, anon_5.r_id ASC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_74::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
