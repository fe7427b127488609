SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"matters":null,"":1}' ELSE '{"matters":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM (
        SELECT grid_event_1.county_id AS r_county_id, grid_event_1.id AS r_id,
            grid_event_1.division_id AS r_division_id, grid_event_1.path AS r_path,
            grid_event_1.placed_on AS r_placed_on, 'GridEvent' AS r_kind, grid_event_1.no AS r_no,
            CASE grid_event_1.status WHEN :param_1 THEN :param_2 WHEN :param_3 THEN :param_4 WHEN
            :param_5 THEN :param_6 WHEN :param_7 THEN :param_8 WHEN :param_9 THEN :param_10 WHEN
            :param_11 THEN :param_12 WHEN :param_13 THEN :param_14 WHEN :param_15 THEN :param_16
            WHEN :param_17 THEN :param_18 WHEN :param_19 THEN :param_20 WHEN :param_21 THEN
            :param_22 ELSE :param_23 END AS r_phase, grid_event_1.opened_at AS r_opened_at,
            grid_event_1.due_at AS r_due_at, grid_event_1.closed_at AS r_closed_at,
            grid_event_1.updated_at AS r_updated_at
        FROM grid_event AS grid_event_1
        WHERE grid_event_1.county_id = :v_on_grid
          AND grid_event_1.path >= :v_low
          AND grid_event_1.path < :v_high
        UNION ALL SELECT mechanism_order_1.county_id AS r_county_id, mechanism_order_1.id AS r_id,
            mechanism_order_1.division_id AS r_division_id, mechanism_order_1.path AS r_path,
            mechanism_order_1.placed_on AS r_placed_on, 'Order' AS r_kind, mechanism_order_1.no AS
            r_no, CASE mechanism_order_1.status WHEN :param_24 THEN :param_25 WHEN :param_26 THEN
            :param_27 WHEN :param_28 THEN :param_29 WHEN :param_30 THEN :param_31 WHEN :param_32
            THEN :param_33 WHEN :param_34 THEN :param_35 WHEN :param_36 THEN :param_37 WHEN
            :param_38 THEN :param_39 WHEN :param_40 THEN :param_41 WHEN :param_42 THEN :param_43
            WHEN :param_44 THEN :param_45 ELSE :param_46 END AS r_phase, mechanism_order_1.opened_at
            AS r_opened_at, mechanism_order_1.due_at AS r_due_at, mechanism_order_1.closed_at AS
            r_closed_at, mechanism_order_1.updated_at AS r_updated_at
        FROM mechanism_order AS mechanism_order_1
        WHERE mechanism_order_1.county_id = :v_on_mechanism
          AND mechanism_order_1.path >= :v_low
          AND mechanism_order_1.path < :v_high
        UNION ALL SELECT mediation_dispute_1.county_id AS r_county_id, mediation_dispute_1.id AS
            r_id, mediation_dispute_1.division_id AS r_division_id, mediation_dispute_1.path AS
            r_path, mediation_dispute_1.placed_on AS r_placed_on, 'Dispute' AS r_kind,
            mediation_dispute_1.no AS r_no, CASE mediation_dispute_1.status WHEN :param_47 THEN
            :param_48 WHEN :param_49 THEN :param_50 WHEN :param_51 THEN :param_52 WHEN :param_53
            THEN :param_54 WHEN :param_55 THEN :param_56 WHEN :param_57 THEN :param_58 WHEN
            :param_59 THEN :param_60 WHEN :param_61 THEN :param_62 WHEN :param_63 THEN :param_64
            WHEN :param_65 THEN :param_66 WHEN :param_67 THEN :param_68 WHEN :param_69 THEN
            :param_70 WHEN :param_71 THEN :param_72 WHEN :param_73 THEN :param_74 WHEN :param_75
            THEN :param_76 WHEN :param_77 THEN :param_78 ELSE :param_79 END AS r_phase,
            mediation_dispute_1.opened_at AS r_opened_at, mediation_dispute_1.due_at AS r_due_at,
            mediation_dispute_1.closed_at AS r_closed_at, mediation_dispute_1.updated_at AS
            r_updated_at
        FROM mediation_dispute AS mediation_dispute_1
        WHERE mediation_dispute_1.county_id = :v_on_mediation
          AND mediation_dispute_1.path >= :v_low
          AND mediation_dispute_1.path < :v_high
        UNION ALL SELECT services_assistance_case_1.county_id AS r_county_id,
            services_assistance_case_1.id AS r_id, services_assistance_case_1.division_id AS
            r_division_id, services_assistance_case_1.path AS r_path,
            services_assistance_case_1.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
            services_assistance_case_1.no AS r_no, CASE services_assistance_case_1.status WHEN
            :param_80 THEN :param_81 WHEN :param_82 THEN :param_83 WHEN :param_84 THEN :param_85
            WHEN :param_86 THEN :param_87 WHEN :param_88 THEN :param_89 WHEN :param_90 THEN
            :param_91 WHEN :param_92 THEN :param_93 ELSE :param_94 END AS r_phase,
            services_assistance_case_1.opened_at AS r_opened_at, services_assistance_case_1.due_at
            AS r_due_at, services_assistance_case_1.closed_at AS r_closed_at,
            services_assistance_case_1.updated_at AS r_updated_at
        FROM services_assistance_case AS services_assistance_case_1
        WHERE services_assistance_case_1.county_id = :v_on_services
          AND services_assistance_case_1.path >= :v_low
          AND services_assistance_case_1.path < :v_high
      ) AS anon_3
      WHERE CASE WHEN (anon_3.r_path >= core_division_version_1.path AND anon_3.r_path < (
          core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
        AND (anon_3.r_closed_at IS NULL AND anon_3.r_due_at IS NOT NULL AND anon_3.r_due_at < :v_now)
        AND anon_3.r_phase IN (SELECT value FROM json_each(:p4)) = 1
    ))
      || ',"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(p3.rn), :coalesce_1) > :p5_1) THEN
        'true' ELSE 'false' END
      || ',"endCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p6_1) THEN substr(CAST(p3.rn +
        :p3_rn_1 AS VARCHAR), :substr_1) || '"' || :p2_tag || '.' || lower(hex('[' || json_quote(
        coalesce(p3.r_due_at, :param_95)) || ',' || json_quote(p3.r_id) || ']')) || '"' END),
        :substr_2), 'null') || '},"nodes":[' || coalesce(group_concat(CASE p3.r_kind WHEN :param_96
        THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","id":' || json_quote('grid_event_' ||
          grid_event_2.id)
        || ',"no":' || json_quote(grid_event_2.no)
        || ',"title":' || json_quote(CASE grid_event_2.item WHEN :param_97 THEN :param_98 WHEN
          :param_99 THEN :param_100 WHEN :param_101 THEN :param_102 WHEN :param_103 THEN :param_104
          WHEN :param_105 THEN :param_106 WHEN :param_107 THEN :param_108 WHEN :param_109 THEN
          :param_110 WHEN :param_111 THEN :param_112 WHEN :param_113 THEN :param_114 WHEN :param_115
          THEN :param_116 WHEN :param_117 THEN :param_118 WHEN :param_119 THEN :param_120 WHEN
          :param_121 THEN :param_122 WHEN :param_123 THEN :param_124 WHEN :param_125 THEN :param_126
          WHEN :param_127 THEN :param_128 WHEN :param_129 THEN :param_130 WHEN :param_131 THEN
          :param_132 WHEN :param_133 THEN :param_134 WHEN :param_135 THEN :param_136 WHEN :param_137
          THEN :param_138 WHEN :param_139 THEN :param_140 WHEN :param_141 THEN :param_142 WHEN
          :param_143 THEN :param_144 WHEN :param_145 THEN :param_146 WHEN :param_147 THEN :param_148
          WHEN :param_149 THEN :param_150 ELSE grid_event_2.item END || (
        SELECT core_division_version_2.short_name
        FROM core_division_version AS core_division_version_2
        WHERE core_division_version_2.division_id = grid_event_2.division_id
          AND core_division_version_2.valid_from <= grid_event_2.placed_on
          AND grid_event_2.placed_on < core_division_version_2.valid_to
      ) || grid_event_2.no)
        || ',"phase":' || json_quote(CASE grid_event_2.status WHEN :param_151 THEN :param_152 WHEN
          :param_153 THEN :param_154 WHEN :param_155 THEN :param_156 WHEN :param_157 THEN :param_158
          WHEN :param_159 THEN :param_160 WHEN :param_161 THEN :param_162 WHEN :param_163 THEN
          :param_164 WHEN :param_165 THEN :param_166 WHEN :param_167 THEN :param_168 WHEN :param_169
          THEN :param_170 WHEN :param_171 THEN :param_172 ELSE :param_173 END)
        || ',"dueAt":' || json_quote(grid_event_2.due_at)
        || ',"overdue":' || CASE grid_event_2.closed_at IS NULL
        AND grid_event_2.due_at IS NOT NULL
        AND grid_event_2.due_at < :v_now WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END
        || ',"division":' || coalesce((
        SELECT '{"name":' || json_quote(core_division_version_3.name) || '}' AS anon_5
        FROM core_division_version AS core_division_version_3
        WHERE core_division_version_3.valid_from <= grid_event_2.placed_on
          AND grid_event_2.placed_on < core_division_version_3.valid_to
          AND +core_division_version_3.path >= +:v_low
          AND +core_division_version_3.path < +:v_high
          AND core_division_version_3.division_id = grid_event_2.division_id
        LIMIT :param_174 OFFSET :param_175
      ), 'null')
        || ',"orders":{"totalCount":' || json_quote((
        SELECT count(*) AS count_2
        FROM mechanism_order AS mechanism_order_2
        WHERE +mechanism_order_2.county_id = +:v_on_mechanism
          AND +mechanism_order_2.path >= +:v_low
          AND +mechanism_order_2.path < +:v_high
          AND mechanism_order_2.county_id = grid_event_2.county_id
          AND mechanism_order_2.subject_id = grid_event_2.id
      )) || '}}' AS anon_4
      FROM grid_event AS grid_event_2
      WHERE grid_event_2.county_id = :v_on_grid
        AND +grid_event_2.path >= +:v_low
        AND +grid_event_2.path < +:v_high
        AND grid_event_2.county_id = p3.r_county_id
        AND grid_event_2.id = p3.r_id
    ) WHEN :param_176 THEN (
      SELECT '{"":"Order","__typename":"Order","id":' || json_quote('order_' || mechanism_order_3.id)
        || ',"no":' || json_quote(mechanism_order_3.no)
        || ',"title":' || json_quote(CASE mechanism_order_3.kind WHEN :param_177 THEN :param_178
          WHEN :param_179 THEN :param_180 WHEN :param_181 THEN :param_182 ELSE
          mechanism_order_3.kind END || :param_183 || (
        SELECT core_division_version_4.short_name
        FROM core_division_version AS core_division_version_4
        WHERE core_division_version_4.division_id = mechanism_order_3.division_id
          AND core_division_version_4.valid_from <= mechanism_order_3.placed_on
          AND mechanism_order_3.placed_on < core_division_version_4.valid_to
      ) || :param_184 || mechanism_order_3.no)
        || ',"phase":' || json_quote(CASE mechanism_order_3.status WHEN :param_185 THEN :param_186
          WHEN :param_187 THEN :param_188 WHEN :param_189 THEN :param_190 WHEN :param_191 THEN
          :param_192 WHEN :param_193 THEN :param_194 WHEN :param_195 THEN :param_196 WHEN :param_197
          THEN :param_198 WHEN :param_199 THEN :param_200 WHEN :param_201 THEN :param_202 WHEN
          :param_203 THEN :param_204 WHEN :param_205 THEN :param_206 ELSE :param_207 END)
        || ',"dueAt":' || json_quote(mechanism_order_3.due_at)
        || ',"overdue":' || CASE mechanism_order_3.closed_at IS NULL
        AND mechanism_order_3.due_at IS NOT NULL
        AND mechanism_order_3.due_at < :v_now WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END
        || ',"division":' || coalesce((
        SELECT '{"name":' || json_quote(core_division_version_5.name) || '}' AS anon_7
        FROM core_division_version AS core_division_version_5
        WHERE core_division_version_5.valid_from <= mechanism_order_3.placed_on
          AND mechanism_order_3.placed_on < core_division_version_5.valid_to
          AND +core_division_version_5.path >= +:v_low
          AND +core_division_version_5.path < +:v_high
          AND core_division_version_5.division_id = mechanism_order_3.division_id
        LIMIT :param_208 OFFSET :param_209
      ), 'null')
        || ',"orders":{"totalCount":' || json_quote((
        SELECT count(*) AS count_3
        FROM mechanism_order AS mechanism_order_4
        WHERE +mechanism_order_4.county_id = +:v_on_mechanism
          AND +mechanism_order_4.path >= +:v_low
          AND +mechanism_order_4.path < +:v_high
          AND mechanism_order_4.county_id = mechanism_order_3.county_id
          AND mechanism_order_4.subject_id = mechanism_order_3.id
      ))
        || '},"kind":' || json_quote(mechanism_order_3.kind)
        || ',"card":' || json_quote(mechanism_order_3.card) || '}' AS anon_6
      FROM mechanism_order AS mechanism_order_3
      WHERE mechanism_order_3.county_id = :v_on_mechanism
        AND +mechanism_order_3.path >= +:v_low
        AND +mechanism_order_3.path < +:v_high
        AND mechanism_order_3.county_id = p3.r_county_id
        AND mechanism_order_3.id = p3.r_id
    ) WHEN :param_210 THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","id":' || json_quote('dispute_' ||
          mediation_dispute_2.id)
        || ',"no":' || json_quote(mediation_dispute_2.no)
        || ',"title":' || json_quote(CASE mediation_dispute_2.category_code WHEN :param_211 THEN
          :param_212 WHEN :param_213 THEN :param_214 WHEN :param_215 THEN :param_216 WHEN :param_217
          THEN :param_218 WHEN :param_219 THEN :param_220 WHEN :param_221 THEN :param_222 WHEN
          :param_223 THEN :param_224 WHEN :param_225 THEN :param_226 WHEN :param_227 THEN :param_228
          WHEN :param_229 THEN :param_230 WHEN :param_231 THEN :param_232 WHEN :param_233 THEN
          :param_234 WHEN :param_235 THEN :param_236 WHEN :param_237 THEN :param_238 WHEN :param_239
          THEN :param_240 WHEN :param_241 THEN :param_242 WHEN :param_243 THEN :param_244 ELSE
          mediation_dispute_2.category_code END || :param_245 || (
        SELECT core_division_version_6.short_name
        FROM core_division_version AS core_division_version_6
        WHERE core_division_version_6.division_id = mediation_dispute_2.division_id
          AND core_division_version_6.valid_from <= mediation_dispute_2.placed_on
          AND mediation_dispute_2.placed_on < core_division_version_6.valid_to
      ) || :param_246 || mediation_dispute_2.no)
        || ',"phase":' || json_quote(CASE mediation_dispute_2.status WHEN :param_247 THEN :param_248
          WHEN :param_249 THEN :param_250 WHEN :param_251 THEN :param_252 WHEN :param_253 THEN
          :param_254 WHEN :param_255 THEN :param_256 WHEN :param_257 THEN :param_258 WHEN :param_259
          THEN :param_260 WHEN :param_261 THEN :param_262 WHEN :param_263 THEN :param_264 WHEN
          :param_265 THEN :param_266 WHEN :param_267 THEN :param_268 WHEN :param_269 THEN :param_270
          WHEN :param_271 THEN :param_272 WHEN :param_273 THEN :param_274 WHEN :param_275 THEN
          :param_276 WHEN :param_277 THEN :param_278 ELSE :param_279 END)
        || ',"dueAt":' || json_quote(mediation_dispute_2.due_at)
        || ',"overdue":' || CASE mediation_dispute_2.closed_at IS NULL
        AND mediation_dispute_2.due_at IS NOT NULL
        AND mediation_dispute_2.due_at < :v_now WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null'
          END
        || ',"division":' || coalesce((
        SELECT '{"name":' || json_quote(core_division_version_7.name) || '}' AS anon_9
        FROM core_division_version AS core_division_version_7
        WHERE core_division_version_7.valid_from <= mediation_dispute_2.placed_on
          AND mediation_dispute_2.placed_on < core_division_version_7.valid_to
          AND +core_division_version_7.path >= +:v_low
          AND +core_division_version_7.path < +:v_high
          AND core_division_version_7.division_id = mediation_dispute_2.division_id
        LIMIT :param_280 OFFSET :param_281
      ), 'null')
        || ',"orders":{"totalCount":' || json_quote((
        SELECT count(*) AS count_4
        FROM mechanism_order AS mechanism_order_5
        WHERE +mechanism_order_5.county_id = +:v_on_mechanism
          AND +mechanism_order_5.path >= +:v_low
          AND +mechanism_order_5.path < +:v_high
          AND mechanism_order_5.county_id = mediation_dispute_2.county_id
          AND mechanism_order_5.subject_id = mediation_dispute_2.id
      ))
        || '},"scale":' || json_quote(mediation_dispute_2.scale) || ',"steps":[' || (
        SELECT coalesce(group_concat(o, ','), '')
        FROM (
          SELECT '{"toStatus":' || json_quote(mediation_dispute_step_1.to_status) || '}' AS o
          FROM mediation_dispute_step AS mediation_dispute_step_1
          WHERE mediation_dispute_step_1.county_id = :v_on_mediation
            AND mediation_dispute_step_1.county_id = mediation_dispute_2.county_id
            AND mediation_dispute_step_1.dispute_id = mediation_dispute_2.id
          ORDER BY mediation_dispute_step_1.seq
        )
      ) || ']}' AS anon_8
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation
        AND +mediation_dispute_2.path >= +:v_low
        AND +mediation_dispute_2.path < +:v_high
        AND mediation_dispute_2.county_id = p3.r_county_id
        AND mediation_dispute_2.id = p3.r_id
    ) WHEN :param_282 THEN (
      SELECT '{"":"AssistanceCase","__typename":"AssistanceCase","id":' || json_quote(
          'assistance_case_' || services_assistance_case_2.id)
        || ',"no":' || json_quote(services_assistance_case_2.no)
        || ',"title":' || json_quote(:param_283 || (
        SELECT core_division_version_8.short_name
        FROM core_division_version AS core_division_version_8
        WHERE core_division_version_8.division_id = services_assistance_case_2.division_id
          AND core_division_version_8.valid_from <= services_assistance_case_2.placed_on
          AND services_assistance_case_2.placed_on < core_division_version_8.valid_to
      ) || :param_284 || services_assistance_case_2.no)
        || ',"phase":' || json_quote(CASE services_assistance_case_2.status WHEN :param_285 THEN
          :param_286 WHEN :param_287 THEN :param_288 WHEN :param_289 THEN :param_290 WHEN :param_291
          THEN :param_292 WHEN :param_293 THEN :param_294 WHEN :param_295 THEN :param_296 WHEN
          :param_297 THEN :param_298 ELSE :param_299 END)
        || ',"dueAt":' || json_quote(services_assistance_case_2.due_at)
        || ',"overdue":' || CASE services_assistance_case_2.closed_at IS NULL
        AND services_assistance_case_2.due_at IS NOT NULL
        AND services_assistance_case_2.due_at < :v_now WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE
          'null' END
        || ',"division":' || coalesce((
        SELECT '{"name":' || json_quote(core_division_version_9.name) || '}' AS anon_11
        FROM core_division_version AS core_division_version_9
        WHERE core_division_version_9.valid_from <= services_assistance_case_2.placed_on
          AND services_assistance_case_2.placed_on < core_division_version_9.valid_to
          AND +core_division_version_9.path >= +:v_low
          AND +core_division_version_9.path < +:v_high
          AND core_division_version_9.division_id = services_assistance_case_2.division_id
        LIMIT :param_300 OFFSET :param_301
      ), 'null')
        || ',"orders":{"totalCount":' || json_quote((
        SELECT count(*) AS count_5
        FROM mechanism_order AS mechanism_order_6
        WHERE +mechanism_order_6.county_id = +:v_on_mechanism
          AND +mechanism_order_6.path >= +:v_low
          AND +mechanism_order_6.path < +:v_high
          AND mechanism_order_6.county_id = services_assistance_case_2.county_id
          AND mechanism_order_6.subject_id = services_assistance_case_2.id
      )) || '}}' AS anon_10
      FROM services_assistance_case AS services_assistance_case_2
      WHERE services_assistance_case_2.county_id = :v_on_services
        AND +services_assistance_case_2.path >= +:v_low
        AND +services_assistance_case_2.path < +:v_high
        AND services_assistance_case_2.county_id = p3.r_county_id
        AND services_assistance_case_2.id = p3.r_id
    ) ELSE 'null' END, ',') FILTER (WHERE p3.rn <= :p15_1), '') || ']}' AS anon_2
    FROM (
      SELECT anon_12.r_county_id AS r_county_id, anon_12.r_id AS r_id, anon_12.r_division_id AS
          r_division_id, anon_12.r_placed_on AS r_placed_on, anon_12.r_kind AS r_kind,
          anon_12.r_due_at AS r_due_at, row_number() OVER (ORDER BY anon_12.r_due_at DESC NULLS LAST,
          anon_12.r_id DESC) AS rn
      FROM (
        SELECT anon_13.r_county_id AS r_county_id, anon_13.r_id AS r_id, anon_13.r_division_id AS
            r_division_id, anon_13.r_placed_on AS r_placed_on, anon_13.r_kind AS r_kind,
            anon_13.r_due_at AS r_due_at
        FROM (
          SELECT anon_14.r_county_id AS r_county_id, anon_14.r_id AS r_id, anon_14.r_division_id AS
              r_division_id, anon_14.r_placed_on AS r_placed_on, anon_14.r_kind AS r_kind,
              anon_14.r_due_at AS r_due_at
          FROM (
            SELECT grid_event_3.county_id AS r_county_id, grid_event_3.id AS r_id,
                grid_event_3.division_id AS r_division_id, grid_event_3.placed_on AS r_placed_on,
                'GridEvent' AS r_kind, grid_event_3.due_at AS r_due_at
            FROM grid_event AS grid_event_3
            WHERE grid_event_3.county_id = :v_on_grid
              AND CASE WHEN (grid_event_3.path >= :v_low AND grid_event_3.path < :v_high AND
                grid_event_3.path >= core_division_version_1.path AND grid_event_3.path < (
                core_division_version_1.path || :path_2)) THEN 1 ELSE 0 END = 1
              AND (grid_event_3.closed_at IS NULL AND grid_event_3.due_at IS NOT NULL AND
                grid_event_3.due_at < :v_now)
              AND CASE grid_event_3.status WHEN :param_302 THEN :param_303 WHEN :param_304 THEN
                :param_305 WHEN :param_306 THEN :param_307 WHEN :param_308 THEN :param_309 WHEN
                :param_310 THEN :param_311 WHEN :param_312 THEN :param_313 WHEN :param_314 THEN
                :param_315 WHEN :param_316 THEN :param_317 WHEN :param_318 THEN :param_319 WHEN
                :param_320 THEN :param_321 WHEN :param_322 THEN :param_323 ELSE :param_324 END IN
                (SELECT value FROM json_each(:p16)) = 1
            ORDER BY grid_event_3.due_at DESC NULLS LAST, grid_event_3.id DESC
            LIMIT :p17_1 OFFSET :param_325
          ) AS anon_14
          UNION ALL SELECT anon_15.r_county_id AS r_county_id, anon_15.r_id AS r_id,
              anon_15.r_division_id AS r_division_id, anon_15.r_placed_on AS r_placed_on,
              anon_15.r_kind AS r_kind, anon_15.r_due_at AS r_due_at
          FROM (
            SELECT mechanism_order_7.county_id AS r_county_id, mechanism_order_7.id AS r_id,
                mechanism_order_7.division_id AS r_division_id, mechanism_order_7.placed_on AS
                r_placed_on, 'Order' AS r_kind, mechanism_order_7.due_at AS r_due_at
            FROM mechanism_order AS mechanism_order_7
            WHERE mechanism_order_7.county_id = :v_on_mechanism
              AND CASE WHEN (mechanism_order_7.path >= :v_low AND mechanism_order_7.path < :v_high
                AND mechanism_order_7.path >= core_division_version_1.path AND
                mechanism_order_7.path < (core_division_version_1.path || :path_3)) THEN 1 ELSE 0
                END = 1
              AND (mechanism_order_7.closed_at IS NULL AND mechanism_order_7.due_at IS NOT NULL AND
                mechanism_order_7.due_at < :v_now)
              AND CASE mechanism_order_7.status WHEN :param_326 THEN :param_327 WHEN :param_328 THEN
                :param_329 WHEN :param_330 THEN :param_331 WHEN :param_332 THEN :param_333 WHEN
                :param_334 THEN :param_335 WHEN :param_336 THEN :param_337 WHEN :param_338 THEN
                :param_339 WHEN :param_340 THEN :param_341 WHEN :param_342 THEN :param_343 WHEN
                :param_344 THEN :param_345 WHEN :param_346 THEN :param_347 ELSE :param_348 END IN
                (SELECT value FROM json_each(:p18)) = 1
            ORDER BY mechanism_order_7.due_at DESC NULLS LAST, mechanism_order_7.id DESC
            LIMIT :p19_1 OFFSET :param_349
          ) AS anon_15
          UNION ALL SELECT anon_16.r_county_id AS r_county_id, anon_16.r_id AS r_id,
              anon_16.r_division_id AS r_division_id, anon_16.r_placed_on AS r_placed_on,
              anon_16.r_kind AS r_kind, anon_16.r_due_at AS r_due_at
          FROM (
            SELECT mediation_dispute_3.county_id AS r_county_id, mediation_dispute_3.id AS r_id,
                mediation_dispute_3.division_id AS r_division_id, mediation_dispute_3.placed_on AS
                r_placed_on, 'Dispute' AS r_kind, mediation_dispute_3.due_at AS r_due_at
            FROM mediation_dispute AS mediation_dispute_3
            WHERE mediation_dispute_3.county_id = :v_on_mediation
              AND CASE WHEN (mediation_dispute_3.path >= :v_low AND mediation_dispute_3.path <
                :v_high AND mediation_dispute_3.path >= core_division_version_1.path AND
                mediation_dispute_3.path < (core_division_version_1.path || :path_4)) THEN 1 ELSE 0
                END = 1
              AND (mediation_dispute_3.closed_at IS NULL AND mediation_dispute_3.due_at IS NOT NULL
                AND mediation_dispute_3.due_at < :v_now)
              AND CASE mediation_dispute_3.status WHEN :param_350 THEN :param_351 WHEN :param_352
                THEN :param_353 WHEN :param_354 THEN :param_355 WHEN :param_356 THEN :param_357 WHEN
                :param_358 THEN :param_359 WHEN :param_360 THEN :param_361 WHEN :param_362 THEN
                :param_363 WHEN :param_364 THEN :param_365 WHEN :param_366 THEN :param_367 WHEN
                :param_368 THEN :param_369 WHEN :param_370 THEN :param_371 WHEN :param_372 THEN
                :param_373 WHEN :param_374 THEN :param_375 WHEN :param_376 THEN :param_377 WHEN
                :param_378 THEN :param_379 WHEN :param_380 THEN :param_381 ELSE :param_382 END IN
                (SELECT value FROM json_each(:p20)) = 1
            ORDER BY mediation_dispute_3.due_at DESC NULLS LAST, mediation_dispute_3.id DESC
            LIMIT :p21_1 OFFSET :param_383
          ) AS anon_16
          UNION ALL SELECT anon_17.r_county_id AS r_county_id, anon_17.r_id AS r_id,
              anon_17.r_division_id AS r_division_id, anon_17.r_placed_on AS r_placed_on,
              anon_17.r_kind AS r_kind, anon_17.r_due_at AS r_due_at
          FROM (
            SELECT services_assistance_case_3.county_id AS r_county_id,
                services_assistance_case_3.id AS r_id, services_assistance_case_3.division_id AS
                r_division_id, services_assistance_case_3.placed_on AS r_placed_on, 'AssistanceCase'
                AS r_kind, services_assistance_case_3.due_at AS r_due_at
            FROM services_assistance_case AS services_assistance_case_3
            WHERE services_assistance_case_3.county_id = :v_on_services
              AND CASE WHEN (services_assistance_case_3.path >= :v_low AND
                services_assistance_case_3.path < :v_high AND services_assistance_case_3.path >=
                core_division_version_1.path AND services_assistance_case_3.path < (
                core_division_version_1.path || :path_5)) THEN 1 ELSE 0 END = 1
              AND (services_assistance_case_3.closed_at IS NULL AND
                services_assistance_case_3.due_at IS NOT NULL AND services_assistance_case_3.due_at
                < :v_now)
              AND CASE services_assistance_case_3.status WHEN :param_384 THEN :param_385 WHEN
                :param_386 THEN :param_387 WHEN :param_388 THEN :param_389 WHEN :param_390 THEN
                :param_391 WHEN :param_392 THEN :param_393 WHEN :param_394 THEN :param_395 WHEN
                :param_396 THEN :param_397 ELSE :param_398 END IN
                (SELECT value FROM json_each(:p22)) = 1
            ORDER BY services_assistance_case_3.due_at DESC NULLS LAST,
                services_assistance_case_3.id DESC
            LIMIT :p23_1 OFFSET :param_399
          ) AS anon_17
        ) AS anon_13
        ORDER BY anon_13.r_due_at DESC NULLS LAST, anon_13.r_id DESC
        LIMIT :p24_1 OFFSET :param_400
      ) AS anon_12
      ORDER BY anon_12.r_due_at DESC NULLS LAST, anon_12.r_id DESC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_401 OFFSET :param_402
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
