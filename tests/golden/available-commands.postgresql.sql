SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"matters":null,"disputes":null,"":1}' ELSE '{"matters":' || (
    SELECT '{"nodes":[' || coalesce(string_agg(CASE p3.r_kind WHEN :param_1::VARCHAR THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","no":' || to_json((grid_event_1.no)::text)
          ::text
        || ',"updatedAt":' || '"' || replace(left((grid_event_1.updated_at)::text, 19), ' ', 'T') ||
          'Z"' || ',"availableCommands":[]}' AS anon_3
      FROM grid_event AS grid_event_1
      WHERE grid_event_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
        AND grid_event_1.path || '' >= :v_low::VARCHAR COLLATE "C"
        AND grid_event_1.path || '' < :v_high::VARCHAR COLLATE "C"
        AND grid_event_1.county_id = p3.r_county_id
        AND grid_event_1.id = p3.r_id
    ) WHEN :param_2::VARCHAR THEN (
      SELECT '{"":"Order","__typename":"Order","no":' || to_json((mechanism_order_1.no)::text)
          ::text
        || ',"updatedAt":' || '"' || replace(left((mechanism_order_1.updated_at)::text, 19), ' ',
          'T') || 'Z"' || ',"availableCommands":[]}' AS anon_4
      FROM mechanism_order AS mechanism_order_1
      WHERE mechanism_order_1.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
        AND mechanism_order_1.path || '' >= :v_low::VARCHAR COLLATE "C"
        AND mechanism_order_1.path || '' < :v_high::VARCHAR COLLATE "C"
        AND mechanism_order_1.county_id = p3.r_county_id
        AND mechanism_order_1.id = p3.r_id
    ) WHEN :param_3::VARCHAR THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","no":' || to_json((mediation_dispute_1.no)::text)
          ::text
        || ',"updatedAt":' || '"' || replace(left((mediation_dispute_1.updated_at)::text, 19), ' ',
          'T') || 'Z"'
        || ',"availableCommands":' || CASE WHEN (:v_role::VARCHAR COLLATE "C" IN (
          :param_4_1::VARCHAR COLLATE "C", :param_4_2::VARCHAR COLLATE "C", :param_4_3::VARCHAR
          COLLATE "C", :param_4_4::VARCHAR COLLATE "C", :param_4_5::VARCHAR COLLATE "C")) THEN CASE
          mediation_dispute_1.status WHEN :param_5::VARCHAR THEN
          '["acceptDispute","declineDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","requestDisputeVoid","confirmDisputeVoid","recomputeDisputeDeadline"]'
          WHEN :param_6::VARCHAR THEN
          '["undertakeDispute","transferDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_7::VARCHAR THEN
          '["transferDispute","startMediation","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_8::VARCHAR THEN
          '["signDispute","returnDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_9::VARCHAR THEN
          '["suspendMediation","settleDispute","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordMediationSession","extendMediation","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_10::VARCHAR THEN
          '["resumeMediation","failDispute","endDisputeByParty","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator"]'
          WHEN :param_11::VARCHAR THEN
          '["feedBackDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
          WHEN :param_12::VARCHAR THEN '["feedBackDispute"]' WHEN :param_13::VARCHAR THEN
          '["feedBackDispute"]' WHEN :param_14::VARCHAR THEN
          '["revisitDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
          WHEN :param_15::VARCHAR THEN
          '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","closeDispute","reopenDispute"]'
          WHEN :param_16::VARCHAR THEN
          '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","reopenDispute"]'
          ELSE '[]' END ELSE '[]' END || '}' AS anon_5
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND mediation_dispute_1.path || '' >= :v_low::VARCHAR COLLATE "C"
        AND mediation_dispute_1.path || '' < :v_high::VARCHAR COLLATE "C"
        AND mediation_dispute_1.county_id = p3.r_county_id
        AND mediation_dispute_1.id = p3.r_id
    ) WHEN :param_17::VARCHAR THEN (
      SELECT '{"":"AssistanceCase","__typename":"AssistanceCase","no":' || to_json((
          services_assistance_case_1.no)::text)::text
        || ',"updatedAt":' || '"' || replace(left((services_assistance_case_1.updated_at)::text, 19),
          ' ', 'T') || 'Z"' || ',"availableCommands":[]}' AS anon_6
      FROM services_assistance_case AS services_assistance_case_1
      WHERE services_assistance_case_1.county_id = :v_on_services::VARCHAR COLLATE "C"
        AND services_assistance_case_1.path || '' >= :v_low::VARCHAR COLLATE "C"
        AND services_assistance_case_1.path || '' < :v_high::VARCHAR COLLATE "C"
        AND services_assistance_case_1.county_id = p3.r_county_id
        AND services_assistance_case_1.id = p3.r_id
    ) ELSE 'null' END, ','), '') || ']}' AS anon_2
    FROM (
      SELECT anon_7.county_id AS r_county_id, anon_7.id AS r_id, anon_7.division_id AS r_division_id,
          anon_7.placed_on AS r_placed_on, anon_7.kind AS r_kind, anon_7.updated_at AS r_updated_at
      FROM (
        SELECT grid_event_2.county_id AS county_id, grid_event_2.id AS id, grid_event_2.division_id
            AS division_id, grid_event_2.path AS path, grid_event_2.placed_on AS placed_on,
            grid_event_2.no AS no, CASE grid_event_2.status WHEN :param_18::VARCHAR THEN
            :param_19::VARCHAR WHEN :param_20::VARCHAR THEN :param_21::VARCHAR WHEN
            :param_22::VARCHAR THEN :param_23::VARCHAR WHEN :param_24::VARCHAR THEN
            :param_25::VARCHAR WHEN :param_26::VARCHAR THEN :param_27::VARCHAR WHEN
            :param_28::VARCHAR THEN :param_29::VARCHAR WHEN :param_30::VARCHAR THEN
            :param_31::VARCHAR WHEN :param_32::VARCHAR THEN :param_33::VARCHAR WHEN
            :param_34::VARCHAR THEN :param_35::VARCHAR WHEN :param_36::VARCHAR THEN
            :param_37::VARCHAR WHEN :param_38::VARCHAR THEN :param_39::VARCHAR ELSE
            :param_40::VARCHAR END AS phase, grid_event_2.opened_at AS opened_at,
            grid_event_2.due_at AS due_at, grid_event_2.closed_at AS closed_at,
            grid_event_2.updated_at AS updated_at, 'GridEvent' AS kind
        FROM grid_event AS grid_event_2
        WHERE grid_event_2.county_id = :v_on_grid::VARCHAR COLLATE "C"
          AND grid_event_2.path || '' >= :v_low::VARCHAR COLLATE "C"
          AND grid_event_2.path || '' < :v_high::VARCHAR COLLATE "C"
        UNION ALL SELECT mechanism_order_2.county_id AS county_id, mechanism_order_2.id AS id,
            mechanism_order_2.division_id AS division_id, mechanism_order_2.path AS path,
            mechanism_order_2.placed_on AS placed_on, mechanism_order_2.no AS no, CASE
            mechanism_order_2.status WHEN :param_41::VARCHAR THEN :param_42::VARCHAR WHEN
            :param_43::VARCHAR THEN :param_44::VARCHAR WHEN :param_45::VARCHAR THEN
            :param_46::VARCHAR WHEN :param_47::VARCHAR THEN :param_48::VARCHAR WHEN
            :param_49::VARCHAR THEN :param_50::VARCHAR WHEN :param_51::VARCHAR THEN
            :param_52::VARCHAR WHEN :param_53::VARCHAR THEN :param_54::VARCHAR WHEN
            :param_55::VARCHAR THEN :param_56::VARCHAR WHEN :param_57::VARCHAR THEN
            :param_58::VARCHAR WHEN :param_59::VARCHAR THEN :param_60::VARCHAR WHEN
            :param_61::VARCHAR THEN :param_62::VARCHAR ELSE :param_63::VARCHAR END AS phase,
            mechanism_order_2.opened_at AS opened_at, mechanism_order_2.due_at AS due_at,
            mechanism_order_2.closed_at AS closed_at, mechanism_order_2.updated_at AS updated_at,
            'Order' AS kind
        FROM mechanism_order AS mechanism_order_2
        WHERE mechanism_order_2.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
          AND mechanism_order_2.path || '' >= :v_low::VARCHAR COLLATE "C"
          AND mechanism_order_2.path || '' < :v_high::VARCHAR COLLATE "C"
        UNION ALL SELECT mediation_dispute_2.county_id AS county_id, mediation_dispute_2.id AS id,
            mediation_dispute_2.division_id AS division_id, mediation_dispute_2.path AS path,
            mediation_dispute_2.placed_on AS placed_on, mediation_dispute_2.no AS no, CASE
            mediation_dispute_2.status WHEN :param_64::VARCHAR THEN :param_65::VARCHAR WHEN
            :param_66::VARCHAR THEN :param_67::VARCHAR WHEN :param_68::VARCHAR THEN
            :param_69::VARCHAR WHEN :param_70::VARCHAR THEN :param_71::VARCHAR WHEN
            :param_72::VARCHAR THEN :param_73::VARCHAR WHEN :param_74::VARCHAR THEN
            :param_75::VARCHAR WHEN :param_76::VARCHAR THEN :param_77::VARCHAR WHEN
            :param_78::VARCHAR THEN :param_79::VARCHAR WHEN :param_80::VARCHAR THEN
            :param_81::VARCHAR WHEN :param_82::VARCHAR THEN :param_83::VARCHAR WHEN
            :param_84::VARCHAR THEN :param_85::VARCHAR WHEN :param_86::VARCHAR THEN
            :param_87::VARCHAR WHEN :param_88::VARCHAR THEN :param_89::VARCHAR WHEN
            :param_90::VARCHAR THEN :param_91::VARCHAR WHEN :param_92::VARCHAR THEN
            :param_93::VARCHAR WHEN :param_94::VARCHAR THEN :param_95::VARCHAR ELSE
            :param_96::VARCHAR END AS phase, mediation_dispute_2.opened_at AS opened_at,
            mediation_dispute_2.due_at AS due_at, mediation_dispute_2.closed_at AS closed_at,
            mediation_dispute_2.updated_at AS updated_at, 'Dispute' AS kind
        FROM mediation_dispute AS mediation_dispute_2
        WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
          AND mediation_dispute_2.path || '' >= :v_low::VARCHAR COLLATE "C"
          AND mediation_dispute_2.path || '' < :v_high::VARCHAR COLLATE "C"
        UNION ALL SELECT services_assistance_case_2.county_id AS county_id,
            services_assistance_case_2.id AS id, services_assistance_case_2.division_id AS
            division_id, services_assistance_case_2.path AS path,
            services_assistance_case_2.placed_on AS placed_on, services_assistance_case_2.no AS no,
            CASE services_assistance_case_2.status WHEN :param_97::VARCHAR THEN :param_98::VARCHAR
            WHEN :param_99::VARCHAR THEN :param_100::VARCHAR WHEN :param_101::VARCHAR THEN
            :param_102::VARCHAR WHEN :param_103::VARCHAR THEN :param_104::VARCHAR WHEN
            :param_105::VARCHAR THEN :param_106::VARCHAR WHEN :param_107::VARCHAR THEN
            :param_108::VARCHAR WHEN :param_109::VARCHAR THEN :param_110::VARCHAR ELSE
            :param_111::VARCHAR END AS phase, services_assistance_case_2.opened_at AS opened_at,
            services_assistance_case_2.due_at AS due_at, services_assistance_case_2.closed_at AS
            closed_at, services_assistance_case_2.updated_at AS updated_at, 'AssistanceCase' AS kind
        FROM services_assistance_case AS services_assistance_case_2
        WHERE services_assistance_case_2.county_id = :v_on_services::VARCHAR COLLATE "C"
          AND services_assistance_case_2.path || '' >= :v_low::VARCHAR COLLATE "C"
          AND services_assistance_case_2.path || '' < :v_high::VARCHAR COLLATE "C"
      ) AS anon_7
      WHERE anon_7.path || '' >= core_division_version_1.path
        AND anon_7.path || '' < (core_division_version_1.path || :path_1::VARCHAR)
        AND anon_7.updated_at >= :p4::TIMESTAMP WITH TIME ZONE
      ORDER BY anon_7.updated_at DESC, anon_7.id DESC
      LIMIT :p5_1::INTEGER
    ) AS p3
  )
    || ',"disputes":' || (
    SELECT '{"nodes":[' || coalesce(string_agg('{"status":' || to_json((p7.r_status)::text)::text
      || ',"updatedAt":' || '"' || replace(left((p7.r_updated_at)::text, 19), ' ', 'T') || 'Z"'
      || ',"availableCommands":' || CASE WHEN (:v_role::VARCHAR COLLATE "C" IN (
        :param_112_1::VARCHAR COLLATE "C", :param_112_2::VARCHAR COLLATE "C", :param_112_3::VARCHAR
        COLLATE "C", :param_112_4::VARCHAR COLLATE "C", :param_112_5::VARCHAR COLLATE "C")) THEN
        CASE p7.r_status WHEN :param_113::VARCHAR THEN
        '["acceptDispute","declineDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","requestDisputeVoid","confirmDisputeVoid","recomputeDisputeDeadline"]'
        WHEN :param_114::VARCHAR THEN
        '["undertakeDispute","transferDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_115::VARCHAR THEN
        '["transferDispute","startMediation","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_116::VARCHAR THEN
        '["signDispute","returnDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_117::VARCHAR THEN
        '["suspendMediation","settleDispute","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordMediationSession","extendMediation","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_118::VARCHAR THEN
        '["resumeMediation","failDispute","endDisputeByParty","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator"]'
        WHEN :param_119::VARCHAR THEN
        '["feedBackDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
        WHEN :param_120::VARCHAR THEN '["feedBackDispute"]' WHEN :param_121::VARCHAR THEN
        '["feedBackDispute"]' WHEN :param_122::VARCHAR THEN
        '["revisitDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
        WHEN :param_123::VARCHAR THEN
        '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","closeDispute","reopenDispute"]'
        WHEN :param_124::VARCHAR THEN
        '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","reopenDispute"]'
        ELSE '[]' END ELSE '[]' END || '}', ',') FILTER (WHERE p7.rn <= :p8_1::INTEGER), '')
      || '],"pageInfo":{"endCursor":' || coalesce(substr(max(CASE WHEN (p7.rn <= :p9_1::INTEGER)
        THEN substr(CAST(p7.rn + :p7_rn_1::INTEGER AS VARCHAR), :substr_1::INTEGER) || '"' ||
        :p6_tag::VARCHAR COLLATE "C" || '.' || encode(convert_to('[' || '"' || replace(left((
        p7.r_updated_at)::text, 19), ' ', 'T') || 'Z"' || ',' || to_json((p7.r_id)::text)::text ||
        ']', 'UTF8'), 'hex') || '"' END), :substr_2::INTEGER), 'null') || '}}' AS anon_8
    FROM (
      SELECT anon_9.r_id AS r_id, anon_9.r_division_id AS r_division_id, anon_9.r_placed_on AS
          r_placed_on, anon_9.r_status AS r_status, anon_9.r_updated_at AS r_updated_at, row_number()
          OVER (ORDER BY anon_9.r_updated_at ASC, anon_9.r_id ASC) AS rn
      FROM (
        SELECT mediation_dispute_3.id AS r_id, mediation_dispute_3.division_id AS r_division_id,
            mediation_dispute_3.placed_on AS r_placed_on, mediation_dispute_3.status AS r_status,
            mediation_dispute_3.updated_at AS r_updated_at
        FROM mediation_dispute AS mediation_dispute_3
        WHERE mediation_dispute_3.county_id = :v_on_mediation::VARCHAR COLLATE "C"
          AND mediation_dispute_3.path || '' >= :v_low::VARCHAR COLLATE "C"
          AND mediation_dispute_3.path || '' < :v_high::VARCHAR COLLATE "C"
          AND mediation_dispute_3.path || '' >= core_division_version_1.path
          AND mediation_dispute_3.path || '' < (core_division_version_1.path || :path_2::VARCHAR)
          AND mediation_dispute_3.status = ANY (:p10::VARCHAR[])
        ORDER BY mediation_dispute_3.updated_at ASC, mediation_dispute_3.id ASC
        LIMIT :p11_1::INTEGER
      ) AS anon_9
      ORDER BY anon_9.r_updated_at ASC, anon_9.r_id ASC
    ) AS p7
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND (core_division_version_1.path || '' >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path || '' < :v_high::VARCHAR COLLATE "C" OR
      core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_125::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
